import { expect, test } from 'vitest';
import {
  firstLookAfter,
  type NewRemoval,
  nextRemovalLook,
  noteRemoval,
  noteSightings,
  removalOf,
  removalsDue,
} from '../../../main/database/removal-rows.ts';
import { newRecord } from '../../support/new-record.ts';

const removal: NewRemoval = {
  recording: `RE${'1'.repeat(32)}`,
  account: `AC${'1'.repeat(32)}`,
  startedAt: 1_790_000_000,
  seconds: 61,
  batch: '6f2b8f3e-2f1c-4c39-8f43-0d5f0e6d9b11',
  intent: 12,
  askedAt: 1_795_000_000,
  answer: 204,
  copy: { archive: 'a', sha256: 'f'.repeat(64), verifiedAt: 1_794_999_000 },
  derived: 0,
};
const unseen = { goneAt: null, deletedAt: null, absentAt: null, event: null, backAt: null };

test('a removal is read as it was noted, and is to be looked at soon', () => {
  const record = newRecord();
  noteRemoval(record, removal);
  expect(removalOf(record, removal.recording)).toEqual({
    ...removal,
    ...unseen,
    nextLook: removal.askedAt + firstLookAfter,
  });
  expect(removalOf(record, `RE${'2'.repeat(32)}`)).toBeNull();
});

test('a removal without a copy, whose answer was lost, says so', () => {
  const record = newRecord();
  noteRemoval(record, { ...removal, answer: 0, copy: null });
  expect(removalOf(record, removal.recording)).toMatchObject({ answer: 0, copy: null });
});

test('what is due comes with the longest waiting first, and what is closed does not come', () => {
  const record = newRecord();
  const others = ['3', '2', '4'].map((digit) => `RE${digit.repeat(32)}`);
  for (const [place, recording] of others.entries()) {
    noteRemoval(record, { ...removal, recording, askedAt: removal.askedAt + place });
  }
  expect(nextRemovalLook(record)).toBe(removal.askedAt + firstLookAfter);
  expect(removalsDue(record, removal.askedAt + firstLookAfter + 1, 10).map(({ recording }) => recording)).toEqual(
    others.slice(0, 2),
  );
  for (const recording of others) noteSightings(record, recording, { ...unseen, absentAt: 1, nextLook: null });
  expect(removalsDue(record, Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  expect(nextRemovalLook(record)).toBeNull();
});

test('a recording that came back and was removed again begins anew', () => {
  const record = newRecord();
  noteRemoval(record, removal);
  noteSightings(record, removal.recording, { ...unseen, goneAt: 5, backAt: 6, nextLook: 7 });
  noteRemoval(record, { ...removal, askedAt: removal.askedAt + 100, intent: 40 });
  expect(removalOf(record, removal.recording)).toMatchObject({ ...unseen, intent: 40 });
});
