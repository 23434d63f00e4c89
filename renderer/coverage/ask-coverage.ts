import { queryOptions } from '@tanstack/react-query';
import { answers } from '../app/ask-main.ts';
import { call, listen } from '../call.ts';

export const coverageMap = queryOptions({ queryKey: ['coverage.map'], queryFn: () => call('coverage.map', {}) });
export const coverageAlerts = queryOptions({
  queryKey: ['coverage.alerts'],
  queryFn: () => call('coverage.alerts', {}),
});

export const notedKeys = queryOptions({
  queryKey: ['coverage.noted-keys'],
  queryFn: () => call('coverage.noted-keys', {}),
});

/** Recordings stream in many times a second: the map follows at most this often, ms. */
const followEvery = 1000;

/** Keeps the map true while it is looked at; gives what ends it. */
export function followCoverage(): () => void {
  const forget = (...queryKey: string[]) => void answers.invalidateQueries({ queryKey });
  let due: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    due ??= setTimeout(() => {
      due = undefined;
      forget('coverage.map');
      // More recordings for a key that was taken note of make it an alarm again.
      forget('coverage.noted-keys');
    }, followEvery);
  };
  const ends = [
    listen('recordings.changed', later),
    listen('keys.changed', () => forget('coverage.map')),
    listen('coverage.changed', () => {
      forget('coverage.map');
      forget('coverage.alerts');
      forget('coverage.noted-keys');
    }),
  ];
  return () => {
    clearTimeout(due);
    for (const end of ends) end();
  };
}
