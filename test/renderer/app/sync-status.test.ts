import { expect, test } from 'vitest';
import type { SyncProgress } from '../../../main/contract.ts';
import { summarise } from '../../../renderer/app/sync-status.tsx';

const progress = (more: Partial<SyncProgress>): SyncProgress => ({
  account: `AC${'1'.repeat(32)}`,
  state: 'idle',
  pass: null,
  seen: 0,
  backTo: null,
  finishedAt: null,
  failure: null,
  ...more,
});

test('no account, nothing to say', () => expect(summarise([])).toBeNull());

test('those being read are summed up, back to the earliest of them', () => {
  const all = summarise([
    progress({ state: 'running', seen: 10, backTo: 500 }),
    progress({ state: 'running', seen: 5, backTo: 300 }),
    progress({ state: 'failed', seen: 99 }),
  ]);
  expect(all).toMatchObject({ state: 'running', seen: 15, backTo: 300 });
});

test('a failure is told before what rests', () => {
  expect(summarise([progress({}), progress({ state: 'paused' }), progress({ state: 'failed' })])?.state).toBe('failed');
});

test('up to date means the account read longest ago', () => {
  expect(summarise([progress({ finishedAt: 900 }), progress({ finishedAt: 400 })])?.finishedAt).toBe(400);
  expect(summarise([progress({ finishedAt: 900 }), progress({ finishedAt: null })])?.finishedAt).toBeNull();
});
