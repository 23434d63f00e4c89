import { queryOptions } from '@tanstack/react-query';
import { answers, appState } from '../app/ask-main.ts';
import { call, listen } from '../call.ts';

export const lockState = queryOptions({ queryKey: ['lock.state'], queryFn: () => call('lock.state', {}) });

/**
 * When the program is locked, the page is thrown away as a whole: what it showed, what it was told, and what was typed
 * go with its memory, and the page that comes asks what it may show.
 */
export function followLock(): void {
  listen('lock.changed', ({ locked }) => {
    if (locked) {
      document.documentElement.hidden = true;
      location.reload();
      return;
    }
    answers.setQueryData(lockState.queryKey, (state) => (state === undefined ? state : { ...state, locked }));
    void answers.invalidateQueries({ queryKey: lockState.queryKey });
    void answers.invalidateQueries({ queryKey: appState.queryKey });
  });
}
