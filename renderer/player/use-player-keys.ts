import { useEffect, useRef } from 'react';
import { keyBelongsTo, type PlayerCommand, playerCommand } from './player-commands.ts';

/** Hears the player's keys wherever the focus is, except where the element in focus needs them itself. */
export function usePlayerKeys(obey: (command: PlayerCommand) => void): void {
  const latest = useRef(obey);
  latest.current = obey;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || keyBelongsTo(event.target, event)) return;
      const command = playerCommand(event);
      if (command === null) return;
      event.preventDefault();
      latest.current(command);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
