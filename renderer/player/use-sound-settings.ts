import { useCallback, useEffect, useRef, useState } from 'react';
import { changeSettings, useSettings } from '../app/use-settings.ts';

type SoundSettings = { readonly volume: number; readonly speed: number };

/** Milliseconds a slider must rest before its place is remembered. */
const rest = 400;

/** Volume and speed, as they were last left; a change is heard at once and remembered a moment later. */
export function useSoundSettings() {
  const { volume, speed } = useSettings();
  const [changed, setChanged] = useState<Partial<SoundSettings>>({});
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = useCallback((part: Partial<SoundSettings>) => {
    setChanged((before) => {
      const after = { ...before, ...part };
      clearTimeout(timer.current);
      timer.current = window.setTimeout(() => changeSettings(after).catch(() => undefined), rest);
      return after;
    });
  }, []);
  return { volume, speed, ...changed, change };
}
