import { useEffect, useRef } from 'react';
import { type Screen, screens } from './use-screen.ts';

export type ShellCommand =
  | { readonly do: 'search' | 'shortcuts' | 'details' }
  | { readonly do: 'show'; readonly screen: Screen };

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a key asks of the whole window; `typing` when the focus is in a field that takes characters. */
export function shellCommand(press: KeyPress, typing: boolean): ShellCommand | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) {
    const key = press.key.toLowerCase();
    if (key === 'f') return { do: 'search' };
    if (key === 'i') return { do: 'details' };
    if (key === ',') return { do: 'show', screen: 'settings' };
    const screen = /^[1-9]$/.test(key) ? screens[Number(key) - 1] : undefined;
    return screen === undefined ? null : { do: 'show', screen };
  }
  if (typing) return null;
  if (press.key === '/') return { do: 'search' };
  return press.key === '?' ? { do: 'shortcuts' } : null;
}

/** Hears the window's keys wherever the focus is, but for dialogs, which keep the rest of the window away. */
export function useShellKeys(obey: (command: ShellCommand) => void): void {
  const latest = useRef(obey);
  latest.current = obey;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || target?.closest('[role="dialog"][aria-modal="true"]')) return;
      const typing = target?.closest('input, textarea, select, [contenteditable="true"]') != null;
      const command = shellCommand(event, typing);
      if (command === null) return;
      event.preventDefault();
      latest.current(command);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}
