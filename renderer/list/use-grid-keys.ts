import type { KeyboardEvent } from 'react';
import { usePlaying } from '../app/playing.tsx';
import { call } from '../call.ts';
import { rowElementId } from './list-row.tsx';
import { useListRows } from './list-rows.tsx';
import { type Geometry, screenful } from './scroll-geometry.ts';
import { actionOfKey, useListActions } from './use-list-actions.ts';

/** Where a key takes the cursor, or null when it is not a key for moving. */
export function positionAfterKey(key: string, cursor: number, geometry: Geometry): number | null {
  const last = geometry.rows - 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: cursor + 1,
    ArrowUp: cursor - 1,
    PageDown: Math.max(0, cursor) + screenful(geometry),
    PageUp: cursor - screenful(geometry),
    Home: 0,
    End: last,
  };
  const aim = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return aim === undefined || last < 0 ? null : Math.min(last, Math.max(0, aim));
}

/** The keys of a file manager. */
export function useGridKeys(geometry: Geometry, onMenu: (position: number, x: number, y: number) => void) {
  const rows = useListRows();
  const playing = usePlaying();
  const actions = useListActions();
  const { cursor } = rows.marking;

  function menuAtCursor() {
    const box = document.getElementById(rowElementId(cursor))?.getBoundingClientRect();
    if (box !== undefined) onMenu(cursor, box.left + 48, box.bottom);
  }

  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const action = actionOfKey(event);
    if (action !== null) {
      actions.onMarked(action);
      event.preventDefault();
      return;
    }
    const command = event.ctrlKey || event.metaKey;
    const aim = positionAfterKey(event.key, cursor, geometry);
    if (aim !== null) {
      if (event.shiftKey) rows.extend(aim, command);
      else if (command) rows.stand(aim);
      else rows.choose(aim);
    } else if (event.key === 'Enter' && rows.current !== null) playing.play(rows.current);
    else if (event.key === ' ' && command && cursor >= 0) rows.toggle(cursor);
    // With something in the player, Space is the player's: play and pause.
    else if (event.key === ' ' && playing.recording === null && rows.current !== null) playing.play(rows.current);
    else if (event.key.toLowerCase() === 'a' && command) rows.markAll();
    else if (event.key.toLowerCase() === 'c' && command && rows.current !== null) {
      void call('recordings.copy-sid', { sid: rows.current.sid }).catch(() => undefined);
    } else if (event.key === 'Escape') rows.clear();
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) menuAtCursor();
    else return;
    event.preventDefault();
  };
}
