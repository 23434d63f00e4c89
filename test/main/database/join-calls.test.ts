import { expect, test } from 'vitest';
import { joinCalls, markCallsMissing, unjoinedCalls } from '../../../main/database/join-calls.ts';
import { recordingDetails } from '../../../main/database/read-recordings.ts';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import { newIndex } from '../../support/new-index.ts';
import { newRecording, otherAccount, sidFor, someAccount } from '../../support/new-recordings.ts';

const callOf = (name: string | number, from = '+815012345678') => ({
  sid: sidFor('CA', name),
  from,
  to: '+81312345678',
  direction: 'outbound-dial',
  startedAt: null,
});

test('every recording of a call gets its parties, and each of its ids is told once', () => {
  const index = newIndex();
  const call = sidFor('CA', 'both');
  const { ids } = upsertRecordings(index, [newRecording(1, { call }), newRecording(2, { call }), newRecording(3)]);
  expect(joinCalls(index, someAccount, [callOf('both')]).ids.toSorted()).toEqual(ids.slice(0, 2).toSorted());
  expect(joinCalls(index, someAccount, [callOf('both')]).ids).toEqual([]);
  expect(recordingDetails(index, sidFor('RE', 2))?.recording).toMatchObject({
    from: '+815012345678',
    to: '+81312345678',
    direction: 'outbound-dial',
  });
  expect(recordingDetails(index, sidFor('RE', 3))?.recording.from).toBeNull();
});

test('a call joins only the recordings of its own account', () => {
  const index = newIndex();
  upsertRecordings(index, [newRecording(1, { account: otherAccount })]);
  expect(joinCalls(index, someAccount, [callOf(1)]).ids).toEqual([]);
});

test('calls that wait are told once each, newest first, up to the limit', () => {
  const index = newIndex();
  const call = sidFor('CA', 'twice');
  upsertRecordings(index, [
    newRecording(1, { createdAt: 100 }),
    newRecording(2, { createdAt: 300, call }),
    newRecording(3, { createdAt: 200, call }),
    newRecording(4, { createdAt: 400, call: null }),
    newRecording(5, { createdAt: 500, account: otherAccount }),
  ]);
  const waiting = [
    { call, createdAt: 300 },
    { call: sidFor('CA', 1), createdAt: 100 },
  ];
  expect(unjoinedCalls(index, someAccount, 10)).toEqual(waiting);
  expect(unjoinedCalls(index, someAccount, 1)).toEqual(waiting.slice(0, 1));
});

test('a missing call is not asked for again, but joins if it turns up', () => {
  const index = newIndex();
  const { ids } = upsertRecordings(index, [newRecording(1), newRecording(2)]);
  markCallsMissing(index, otherAccount, [sidFor('CA', 2)]);
  markCallsMissing(index, someAccount, [sidFor('CA', 1)]);
  expect(unjoinedCalls(index, someAccount, 10)).toEqual([{ call: sidFor('CA', 2), createdAt: 1_790_000_001 }]);
  expect(joinCalls(index, someAccount, [callOf(1)]).ids).toEqual([ids[0]]);
});
