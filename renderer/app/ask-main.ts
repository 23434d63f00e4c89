import { notifyManager, QueryClient, queryOptions } from '@tanstack/react-query';
import { type CallFailure, call, listen } from '../call.ts';
import { askAgainAfterChanges } from './ask-again.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: CallFailure;
  }
}

// By default an answer put here is drawn in a later task: a box just ticked would show unticked for an instant, and a second
// tick within it would be counted from the state before the first.
notifyManager.setScheduler(queueMicrotask);

/** What main was asked stays true until main says otherwise (followMain), so nothing is asked twice by itself. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

askAgainAfterChanges(answers);

export const appState = queryOptions({ queryKey: ['app.state'], queryFn: () => call('app.state', {}) });
export const accountList = queryOptions({ queryKey: ['accounts.list'], queryFn: () => call('accounts.list', {}) });
export const keyList = queryOptions({ queryKey: ['keys.list'], queryFn: () => call('keys.list', {}) });
export const syncList = queryOptions({ queryKey: ['sync.progress'], queryFn: () => call('sync.progress', {}) });
export const archiveList = queryOptions({ queryKey: ['archives.list'], queryFn: () => call('archives.list', {}) });
export const facets = queryOptions({ queryKey: ['recordings.facets'], queryFn: () => call('recordings.facets', {}) });
export const checkupState = queryOptions({ queryKey: ['checkup.state'], queryFn: () => call('checkup.state', {}) });
export const updatesState = queryOptions({ queryKey: ['updates.state'], queryFn: () => call('updates.state', {}) });
export const exportLeftovers = queryOptions({
  queryKey: ['exports.leftovers'],
  queryFn: () => call('exports.leftovers', {}),
});
export const cacheState = queryOptions({
  queryKey: ['cache.state'],
  queryFn: () => call('cache.state', {}),
  gcTime: 0,
});

/** Counts are asked again at most this often (ms) while recordings stream in. */
const countsEvery = 1000;

/** Keeps the answers true: main tells what changed. */
export function followMain(): void {
  const forget = (...queryKey: string[]) => void answers.invalidateQueries({ queryKey });
  let due: ReturnType<typeof setTimeout> | undefined;
  listen('accounts.changed', () => {
    forget('accounts.list');
    forget('sync.progress');
  });
  listen('keys.changed', () => {
    forget('keys.list');
    forget('accounts.list');
    // A key that is backed up may be registered.
    forget('enrolment.list');
  });
  listen('policy.changed', () => {
    forget('policy.read');
    // Whether newer versions are asked after is laid down too.
    forget('updates.state');
  });
  listen('settings.changed', (settings) => {
    answers.setQueryData(appState.queryKey, (state) => (state === undefined ? state : { ...state, settings }));
    forget('updates.state');
  });
  listen('updates.changed', (state) => answers.setQueryData(updatesState.queryKey, state));
  listen('sync.progress', (progress) =>
    answers.setQueryData(syncList.queryKey, (known) => ({
      accounts: [...(known?.accounts ?? []).filter((one) => one.account !== progress.account), progress],
    })),
  );
  listen('enrolment.changed', () => {
    forget('enrolment.list');
    forget('enrolment.needs');
  });
  listen('archives.changed', () => {
    forget('archives.list');
    forget('archives.of');
  });
  listen('holds.changed', () => {
    forget('holds.list');
    forget('holds.of');
  });
  listen('recovery.changed', () => forget('recovery.standing'));
  listen('archives.task', (task) =>
    answers.setQueryData(archiveList.queryKey, (known) =>
      known === undefined
        ? known
        : { ...known, tasks: [...known.tasks.filter(({ archive }) => archive !== task.archive), task] },
    ),
  );
  listen('checkup.changed', () => {
    forget('checkup.state');
    forget('checkup.history');
  });
  listen('recordings.changed', () => {
    if (due !== undefined) return;
    due = setTimeout(() => {
      due = undefined;
      forget('recordings.facets');
      forget('recordings.totals');
      forget('recordings.details');
      forget('keys.list');
    }, countsEvery);
  });
}
