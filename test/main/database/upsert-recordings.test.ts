import { expect, test, vi } from 'vitest';
import { joinCalls } from '../../../main/database/join-calls.ts';
import { recordingDetails } from '../../../main/database/read-recordings.ts';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import type { RecordingFacts } from '../../../main/recording.ts';
import { newIndex } from '../../support/new-index.ts';
import { newRecording, newSealedRecording, otherAccount, sidFor, someAccount } from '../../support/new-recordings.ts';

const key = sidFor('CR', 'one');

test('what was written is read back, every field of it', () => {
  const index = newIndex();
  const facts = newSealedRecording(1, key, {
    conference: sidFor('CF', 1),
    errorCode: 31_000,
    price: 0.00125,
    source: 'Ein neuer Weg 新しい',
    status: 'of-the-future',
  });
  const { ids } = upsertRecordings(index, [facts]);
  const { updatedAt: _, wrap, ...told } = facts;
  const details = recordingDetails(index, facts.sid);
  expect(details?.recording).toEqual({ ...told, id: ids[0], from: null, to: null, direction: null });
  expect(Buffer.from(details?.wrap?.encryptedContentKey ?? []).equals(wrap?.encryptedContentKey ?? Buffer.of(1))).toBe(
    true,
  );
  expect(Buffer.from(details?.wrap?.iv ?? []).equals(wrap?.iv ?? Buffer.of(1))).toBe(true);
});

test('nulls, capital SIDs and call names of no known form come back as they were', () => {
  const index = newIndex();
  const sid = sidFor('RE', 'x').toUpperCase();
  const odd = newRecording(1, {
    sid,
    call: 'not-a-sid',
    duration: null,
    channels: null,
    source: null,
    price: null,
    priceUnit: null,
  });
  upsertRecordings(index, [odd, newRecording(2, { call: null })]);
  expect(recordingDetails(index, sid)?.recording).toMatchObject({
    sid,
    call: 'not-a-sid',
    duration: null,
    channels: null,
    source: null,
    price: null,
    priceUnit: null,
  });
  expect(recordingDetails(index, sidFor('RE', 2))?.recording.call).toBeNull();
});

test('ids follow the time of creation', () => {
  const index = newIndex();
  const { ids } = upsertRecordings(index, [newRecording(1, { createdAt: 1000 }), newRecording(2, { createdAt: 999 })]);
  expect(ids.map((id) => Math.floor(id / 2 ** 20))).toEqual([1000, 999]);
});

test('recordings of one second whose SIDs end alike get the next free ids, and keep them', () => {
  const index = newIndex();
  const alike = [1, 2, 3, 4].map((name) => newRecording(name, { sid: `${sidFor('RE', name).slice(0, -5)}abcde` }));
  const { ids } = upsertRecordings(index, alike);
  expect(ids).toEqual([0, 1, 2, 3].map((more) => 1_790_000_001 * 2 ** 20 + 0xabcde + more));
  const changed = alike.map((facts) => ({ ...facts, duration: 5 }));
  expect(upsertRecordings(index, changed.toReversed()).ids.toSorted()).toEqual(ids);
});

test('rows told again are not changes, but are counted as seen', () => {
  const index = newIndex();
  const rows = [newRecording(1), newSealedRecording(2, key)];
  const { ids } = upsertRecordings(index, rows);
  expect(upsertRecordings(index, rows)).toEqual({ ids: [], seen: ids });
});

const changes: readonly (readonly [string, Partial<RecordingFacts>])[] = [
  ['status', { status: 'deleted' }],
  ['duration', { duration: 62 }],
  ['duration to none', { duration: null }],
  ['price', { price: 0.005 }],
  ['price unit', { priceUnit: 'JPY' }],
  ['channels', { channels: 1 }],
  ['source', { source: null }],
  ['account', { account: otherAccount }],
  ['call', { call: sidFor('CA', 'another') }],
  ['conference', { conference: sidFor('CF', 'another') }],
  ['start', { startedAt: 1_790_000_002 }],
  ['time of change', { updatedAt: 1_790_000_999 }],
  ['error', { errorCode: 1 }],
  ['whereabouts', { whereabouts: 'nowhere' }],
  ['key', { keySid: sidFor('CR', 'two') }],
  ['content key', { wrap: { encryptedContentKey: Buffer.alloc(256, 9), iv: Buffer.alloc(12, '1') } }],
  ['initialization vector', { wrap: { encryptedContentKey: Buffer.alloc(256, '1'), iv: Buffer.alloc(12, 9) } }],
  ['wrap to none', { wrap: null }],
];

test.each(changes)('a changed %s is a change, once', (_, change) => {
  const index = newIndex();
  const before = newSealedRecording(1, key);
  const { ids } = upsertRecordings(index, [before, newRecording(2)]);
  const after = { ...before, ...change };
  expect(upsertRecordings(index, [after, newRecording(2)]).ids).toEqual([ids[0]]);
  expect(upsertRecordings(index, [after, newRecording(2)]).ids).toEqual([]);
});

test('what was joined from the call stays when Twilio tells more, and goes when it names another call', () => {
  const index = newIndex();
  const facts = newRecording(1);
  upsertRecordings(index, [facts]);
  joinCalls(index, someAccount, [
    { sid: sidFor('CA', 1), from: '+819012345678', to: 'client:yuki', direction: 'inbound', startedAt: null },
  ]);
  upsertRecordings(index, [{ ...facts, price: 1 }]);
  const parties = { from: '+819012345678', to: 'client:yuki', direction: 'inbound' };
  expect(recordingDetails(index, facts.sid)?.recording).toMatchObject({ ...parties, price: 1 });
  upsertRecordings(index, [{ ...facts, call: sidFor('CA', 'another') }]);
  expect(recordingDetails(index, facts.sid)?.recording).toMatchObject({ from: null, to: null, direction: null });
});

test('a transaction that fails leaves nothing of itself, and the next one is sound', () => {
  const index = newIndex();
  const bad = newRecording(2, { startedAt: 1.5 });
  expect(() => upsertRecordings(index, [newRecording(1, { source: 'NeverSeen' }), bad])).toThrow();
  expect(recordingDetails(index, sidFor('RE', 1))).toBeNull();
  upsertRecordings(index, [newRecording(1, { source: 'NeverSeen' })]);
  expect(recordingDetails(index, sidFor('RE', 1))?.recording.source).toBe('NeverSeen');
});

test('when it was last seen is kept to the hour', () => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  const index = newIndex();
  const seenAt = () => recordingDetails(index, sidFor('RE', 1))?.seenAt;
  upsertRecordings(index, [newRecording(1)]);
  vi.setSystemTime(1_800_000_600_000);
  upsertRecordings(index, [newRecording(1)]);
  expect(seenAt()).toBe(1_800_000_000);
  vi.setSystemTime(1_800_007_200_000);
  upsertRecordings(index, [newRecording(1)]);
  expect(seenAt()).toBe(1_800_007_200);
  vi.useRealTimers();
});
