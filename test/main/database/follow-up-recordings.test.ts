import { expect, test } from 'vitest';
import {
  forgetSightings,
  markVanished,
  noteSightings,
  unfinishedRecordings,
  unsightedRecordings,
} from '../../../main/database/follow-up-recordings.ts';
import { forgetAccountRecordings } from '../../../main/database/forget-account-recordings.ts';
import { joinCalls } from '../../../main/database/join-calls.ts';
import { recordingDetails } from '../../../main/database/read-recordings.ts';
import { readSyncState, writeSyncState } from '../../../main/database/sync-state.ts';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import { newIndex } from '../../support/new-index.ts';
import { newRecording, otherAccount, sidFor, someAccount } from '../../support/new-recordings.ts';

const sids = (...names: number[]) => names.map((name) => ({ sid: sidFor('RE', name) }));

test('unfinished are those that Twilio may still change, of the account, until they are finished', () => {
  const index = newIndex();
  const statuses = ['in-progress', 'completed', 'processing', 'absent', 'deleted', 'failed', 'of-the-future'];
  upsertRecordings(
    index,
    statuses.map((status, at) => newRecording(at, { status, createdAt: 1000 - at })),
  );
  upsertRecordings(index, [newRecording('other', { status: 'in-progress', account: otherAccount })]);
  expect(unfinishedRecordings(index, someAccount)).toEqual(sids(0, 2, 6));
  upsertRecordings(index, [newRecording(0, { status: 'completed', createdAt: 1000 })]);
  expect(unfinishedRecordings(index, someAccount)).toEqual(sids(2, 6));
});

test('a whole pass tells what it has not seen, of what was there when it began', () => {
  const index = newIndex();
  const { ids } = upsertRecordings(index, [
    newRecording(1, { createdAt: 100 }),
    newRecording(2, { createdAt: 101 }),
    newRecording(3, { createdAt: 102, status: 'deleted' }),
    newRecording(4, { createdAt: 900 }),
    newRecording(5, { createdAt: 103, account: otherAccount }),
  ]);
  noteSightings(index, someAccount, ids.slice(0, 1));
  noteSightings(index, someAccount, ids.slice(0, 1));
  expect(unsightedRecordings(index, someAccount, 500)).toEqual(sids(2));
  forgetSightings(index, someAccount);
  expect(unsightedRecordings(index, someAccount, 500)).toEqual(sids(2, 1));
});

test('the vanished stay in the index as deleted, and can come back', () => {
  const index = newIndex();
  const { ids } = upsertRecordings(index, [newRecording(1), newRecording(2)]);
  const gone = [sidFor('RE', 1), sidFor('RE', 'never seen')];
  expect(markVanished(index, otherAccount, gone).ids).toEqual([]);
  expect(markVanished(index, someAccount, gone).ids).toEqual([ids[0]]);
  expect(markVanished(index, someAccount, gone).ids).toEqual([]);
  const stateOf = () => recordingDetails(index, sidFor('RE', 1))?.recording;
  expect(stateOf()).toMatchObject({ status: 'deleted', whereabouts: 'nowhere' });
  upsertRecordings(index, [newRecording(1)]);
  expect(stateOf()).toMatchObject({ status: 'completed', whereabouts: 'twilio' });
});

test('a forgotten account leaves nothing: no recordings, no state, no telephone numbers', () => {
  const index = newIndex();
  upsertRecordings(index, [newRecording(1), newRecording(2, { account: otherAccount })]);
  const parties = { to: '+81312345678', direction: 'inbound', startedAt: null };
  joinCalls(index, someAccount, [{ sid: sidFor('CA', 1), from: '+81901111111', ...parties }]);
  joinCalls(index, otherAccount, [{ sid: sidFor('CA', 2), from: '+81902222222', ...parties }]);
  writeSyncState(index, someAccount, { backTo: 1 });
  writeSyncState(index, otherAccount, { backTo: 2 });
  forgetAccountRecordings(index, someAccount, []);
  expect(recordingDetails(index, sidFor('RE', 1))).toBeNull();
  expect(readSyncState(index, someAccount)).toBeNull();
  expect(index.prepare('SELECT number FROM number ORDER BY id').pluck().all()).toEqual([
    '+81312345678',
    '+81902222222',
  ]);
  expect(recordingDetails(index, sidFor('RE', 2))?.recording.from).toBe('+81902222222');
  expect(readSyncState(index, otherAccount)).toEqual({ backTo: 2 });
});

test('of a forgotten account those recordings stay that an archive has, with their telephone numbers', () => {
  const index = newIndex();
  upsertRecordings(index, [newRecording(1), newRecording(2), newRecording(3, { account: otherAccount })]);
  const parties = { from: '+81901111111', to: '+81312345678', direction: 'inbound', startedAt: null };
  joinCalls(index, someAccount, [{ sid: sidFor('CA', 1), ...parties }]);
  const kept = [sidFor('RE', 1), sidFor('RE', 3), sidFor('RE', 'unknown')];
  const stay = forgetAccountRecordings(index, someAccount, kept);
  expect(recordingDetails(index, sidFor('RE', 2))).toBeNull();
  const left = recordingDetails(index, sidFor('RE', 1))?.recording;
  expect(left).toMatchObject({ account: someAccount, from: '+81901111111', direction: 'inbound' });
  expect(stay).toEqual([left?.id]);
  expect(recordingDetails(index, sidFor('RE', 3))?.recording.account).toBe(otherAccount);
});
