import type { MouseEvent } from 'react';
import { usePlaying } from '../app/playing.tsx';
import { useListRows } from './list-rows.tsx';

/** Clicks in the rows, heard once for all of them. */
export function useGridPointer(onMenu: (position: number, x: number, y: number) => void) {
  const rows = useListRows();
  const playing = usePlaying();

  function positionOf(event: MouseEvent): number | null {
    const row = event.target instanceof Element ? event.target.closest('[data-position]') : null;
    return row === null ? null : Number(row.getAttribute('data-position'));
  }
  function play(position: number) {
    const row = rows.known.rowAt(position);
    if (row !== undefined) playing.play(row);
  }

  return {
    onMouseDown: (event: MouseEvent) => {
      const position = positionOf(event);
      if (event.button !== 0 || position === null) return;
      const command = event.ctrlKey || event.metaKey;
      if (event.shiftKey) rows.extend(position, command);
      else if (command) rows.toggle(position);
      else rows.choose(position);
    },
    onClick: (event: MouseEvent) => {
      const position = positionOf(event);
      if (position !== null && event.target instanceof Element && event.target.closest('[data-play]')) play(position);
    },
    onDoubleClick: (event: MouseEvent) => {
      const position = positionOf(event);
      if (position !== null && event.target instanceof Element && !event.target.closest('[data-play]')) play(position);
    },
    onContextMenu: (event: MouseEvent) => {
      const position = positionOf(event);
      if (position === null) return;
      event.preventDefault();
      const row = rows.known.rowAt(position);
      const marked = event.currentTarget.querySelector(`[data-position="${position}"][aria-selected="true"]`) !== null;
      if (row !== undefined && !marked) rows.choose(position);
      else rows.stand(position);
      onMenu(position, event.clientX, event.clientY);
    },
  };
}
