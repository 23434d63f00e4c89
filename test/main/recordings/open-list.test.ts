import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { forgetAccountRecordings } from '../../../main/database/forget-account-recordings.ts';
import type { WritableIndex } from '../../../main/database/handles.ts';
import { joinCalls } from '../../../main/database/join-calls.ts';
import { recordingDetails } from '../../../main/database/read-recordings.ts';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import { type Filter, orderings, type Recording, type RecordingFacts } from '../../../main/recording.ts';
import { openList } from '../../../main/recordings/open-list.ts';
import { listReference } from '../../support/list-reference.ts';
import { newIndex } from '../../support/new-index.ts';
import { newRecording, newSealedRecording, otherAccount, sidFor, someAccount } from '../../support/new-recordings.ts';

const keys = ['one', 'two', 'three'].map((name) => sidFor('CR', name));
const numbers = [
  ...Array.from({ length: 300 }, (_, at) => `+8190${String(10_000_000 + at * 31_337)}`),
  ...Array.from({ length: 20 }, (_, at) => `+1 (415) 555-01${10 + at}`),
  'sip:Alice-Smith@example.com',
  'client:幽霊',
  'client:😀',
  'client:\uffee',
  'anonymous',
  '+00000000000000000001',
  '0312345678',
];
const statuses = ['completed', 'completed', 'completed', 'absent', 'deleted', 'in-progress', 'of-the-future'];
const sources = ['DialVerb', 'Conference', 'OutboundAPI', null];
const directions = ['inbound', 'outbound-dial', 'outbound-api', null];

/** Whole numbers below a bound, always the same ones for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

function randomFacts(name: number, roll: (below: number) => number): RecordingFacts {
  const createdAt = 1_780_000_000 + roll(5000);
  const facts: Partial<RecordingFacts> = {
    createdAt,
    startedAt: createdAt - roll(4),
    account: roll(5) === 0 ? otherAccount : someAccount,
    duration: roll(20) === 0 ? null : roll(600),
    channels: [1, 2, 2, null][roll(4)] ?? null,
    source: sources[roll(4)] ?? null,
    status: statuses[roll(7)] ?? 'completed',
    price: roll(10) === 0 ? null : roll(8) * 0.0025,
    whereabouts: (['twilio', 'twilio', 'elsewhere', 'nowhere'] as const)[roll(4)] ?? 'twilio',
  };
  if (roll(30) === 0) facts.call = null;
  if (roll(40) === 0) facts.call = 'no usual call';
  if (roll(40) === 0) facts.sid = sidFor('RE', name).toUpperCase();
  return roll(2) === 0 ? newRecording(name, facts) : newSealedRecording(name, keys[roll(3)] ?? '', facts);
}

function fill(index: WritableIndex, names: readonly number[], roll: (below: number) => number): number[] {
  const rows = names.map((name) => randomFacts(name, roll));
  const { ids } = upsertRecordings(index, rows);
  const joined = [someAccount, otherAccount].flatMap((account) => {
    const calls = rows
      .filter((row) => row.call !== null && roll(10) > 0)
      .map((row) => ({
        sid: row.call ?? '',
        from: numbers[roll(numbers.length)] ?? null,
        to: roll(9) === 0 ? null : (numbers[roll(numbers.length)] ?? null),
        direction: directions[roll(4)] ?? null,
        startedAt: null,
      }));
    return joinCalls(index, account, calls).ids;
  });
  return [...new Set([...ids, ...joined])];
}

function allOf(index: WritableIndex): Recording[] {
  const sids = index
    .prepare("SELECT iif(typeof(sid) = 'blob', 'RE' || lower(hex(sid)), sid) FROM recording")
    .pluck()
    .all() as string[];
  return sids.flatMap((sid) => recordingDetails(index, sid)?.recording ?? []);
}

const some = <T>(values: readonly T[]) =>
  fc.option(fc.subarray([...values], { minLength: 0 }), { nil: undefined, freq: 2 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 });
const part = (texts: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...texts), fc.nat(30), fc.integer({ min: 1, max: 20 }))
    .map(([text, from, length]) => text.slice(from % text.length, (from % text.length) + length));
const sidTexts = Array.from({ length: 40 }, (_, name) => [sidFor('RE', name), sidFor('CA', name)]).flat();
const typed = fc.oneof(
  part(numbers),
  part([...sidTexts, ...sidTexts.map((sid) => sid.toUpperCase()), ...keys]),
  fc.constantFrom(
    '',
    ' ',
    '-',
    '0',
    '09',
    '090',
    '090-1',
    '+81 90',
    '（090）',
    '０９０',
    're',
    'C',
    'ca',
    'E',
    '幽',
    '😀',
    'ALICE-smith',
    'usual',
    'zz',
  ),
  fc.stringMatching(/^[0-9a-f]{1,8}$/),
  fc.stringMatching(/^(re|ca|e|a)[0-9a-f]{1,3}$/),
);

/** JSON takes out what is undefined, as crossing to the worker does not. */
const filters: fc.Arbitrary<Filter> = fc
  .record({
    accounts: some([someAccount, otherAccount]),
    search: maybe(typed),
    from: fc.option(typed, { nil: undefined, freq: 1 }),
    to: fc.option(typed, { nil: undefined, freq: 1 }),
    startedFrom: maybe(fc.integer({ min: 1_779_999_000, max: 1_780_006_000 })),
    startedTo: maybe(fc.integer({ min: 1_779_999_000, max: 1_780_006_000 })),
    directions: some(['inbound', 'outbound-dial', 'nonsense']),
    sources: some(['DialVerb', 'Conference']),
    statuses: some(['completed', 'absent', 'of-the-future']),
    channels: some([1, 2]),
    shortest: maybe(fc.nat(700)),
    longest: maybe(fc.nat(700)),
    cheapest: maybe(fc.constantFrom(0, 0.0025, 0.01)),
    dearest: maybe(fc.constantFrom(0, 0.0025, 0.01)),
    encrypted: maybe(fc.boolean()),
    keySids: some(keys),
    whereabouts: some(['twilio', 'elsewhere', 'nowhere'] as const),
  })
  .chain((filter) =>
    // A few conditions at a time, or hardly anything would ever match.
    fc.subarray(Object.keys(filter), { maxLength: 4 }).map((names) => {
      const kept = Object.entries(filter).filter(([name, value]) => names.includes(name) && value !== undefined);
      return Object.fromEntries(kept) as Filter;
    }),
  );
const orders = fc.record({ by: fc.constantFrom(...orderings), descending: fc.boolean() });
const secondsOf = (rows: readonly Recording[]) => rows.reduce((sum, { duration }) => sum + (duration ?? 0), 0);

function listOf(index: WritableIndex) {
  const list = openList(index.name);
  onTestFinished(() => list.close());
  return list;
}

async function agrees(list: ReturnType<typeof openList>, all: readonly Recording[], runs: number): Promise<void> {
  const question = fc.asyncProperty(
    filters,
    orders,
    fc.nat(200),
    fc.integer({ min: 1, max: 60 }),
    fc.nat(),
    async (filter, order, offset, limit, pick) => {
      const wanted = listReference(all, filter, order);
      const page = await list.page({ filter, order, offset, limit });
      expect(page.matching).toBe(wanted.length);
      expect(page.seconds).toBe(secondsOf(wanted));
      expect(page.rows).toEqual(wanted.slice(offset, offset + limit));
      const ids = await list.ids({ filter, order, offset: 0, limit: 1_000_000 });
      expect([...ids]).toEqual(wanted.map(({ id }) => id));
      const except = [wanted[pick % (wanted.length || 1)]?.id ?? 5, all[pick % all.length]?.id ?? 6, 7];
      const left = wanted.filter(({ id }) => !except.includes(id));
      expect(await list.totals({ kind: 'all', filter, except })).toEqual({
        count: left.length,
        seconds: secondsOf(left),
      });
    },
  );
  await fc.assert(question, { numRuns: runs });
}

const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at);

test('any filter, order and page is answered as the plain words of it say, and still after rounds of changes', async () => {
  const index = newIndex();
  const roll = dice(7);
  fill(index, upTo(2000), roll);
  const list = listOf(index);
  await list.loaded();
  await agrees(list, allOf(index), 250);
  for (const round of [1, 2, 3]) {
    const again = upTo(2000).filter(() => roll(round * 20) === 0);
    const ids = fill(index, [...again, ...upTo(150, 2000 + round * 150)], roll);
    const { total } = await list.changed(ids);
    const all = allOf(index);
    expect(total).toBe(all.length);
    await agrees(list, all, 80);
  }
}, 120_000);

test('a typed term finds exactly what has it in a number or in a recording, call or key SID', async () => {
  const index = newIndex();
  fill(index, upTo(600), dice(13));
  const list = listOf(index);
  const all = allOf(index);
  const order = { by: 'time', descending: true } as const;
  const question = fc.asyncProperty(typed, fc.constantFrom<Filter>({}, { encrypted: true }), async (search, also) => {
    const filter = { ...also, search };
    const { matching, rows } = await list.page({ filter, order, offset: 0, limit: 500 });
    const wanted = listReference(all, filter, order);
    expect(matching).toBe(wanted.length);
    expect(rows).toEqual(wanted.slice(0, 500));
  });
  const always = ['no usual', ...sidTexts.slice(0, 10), ...sidTexts.slice(0, 4).map((sid) => sid.slice(7, 9))];
  const examples = always.map((search): [string, Filter] => [search, {}]);
  await fc.assert(question, { numRuns: 400, examples });
}, 60_000);

test('a recording that is gone from the index is gone from the list when told', async () => {
  const index = newIndex();
  const { ids } = upsertRecordings(index, [newRecording(1), newRecording(2), newRecording(3)]);
  const list = listOf(index);
  await list.loaded();
  index.prepare('DELETE FROM recording WHERE id = ?').run(ids[1]);
  expect((await list.changed(ids)).total).toBe(2);
  await agrees(list, allOf(index), 30);
});

test('an index that was empty at first fills up as changes are told', async () => {
  const index = newIndex();
  const roll = dice(11);
  const list = listOf(index);
  expect((await list.page({ filter: {}, order: { by: 'time', descending: true }, offset: 0, limit: 10 })).rows).toEqual(
    [],
  );
  // The newest come first, as Twilio lists them.
  for (const from of [900, 600, 300, 0]) void list.changed(fill(index, upTo(300, from), roll));
  await list.changed([]);
  await agrees(list, allOf(index), 60);
}, 60_000);

test('before the columns are loaded the first page is there already, with its sums', async () => {
  const index = newIndex();
  upsertRecordings(
    index,
    upTo(30).map((name) => newRecording(name, { createdAt: 1000 + name, startedAt: 1000 + name })),
  );
  const list = listOf(index);
  const page = await list.page({ filter: {}, order: { by: 'time', descending: true }, offset: 0, limit: 3 });
  expect(page).toMatchObject({ matching: 30, seconds: 30 * 61, revision: 0 });
  expect(page.rows.map(({ sid }) => sid)).toEqual([29, 28, 27].map((name) => sidFor('RE', name)));
});

test('the revision grows with every change', async () => {
  const index = newIndex();
  const list = listOf(index);
  const before = await list.loaded();
  const { ids } = upsertRecordings(index, [newRecording(1)]);
  const after = await list.changed(ids);
  expect(after.total).toBe(1);
  expect(after.revision).toBeGreaterThan(before.revision);
});

test('a dropped account is in no list, count or facet, and one that comes back is whole', async () => {
  const index = newIndex();
  const roll = dice(3);
  fill(index, upTo(500), roll);
  const list = listOf(index);
  await list.loaded();
  forgetAccountRecordings(index, someAccount);
  const left = allOf(index);
  expect((await list.dropAccount(someAccount)).total).toBe(left.length);
  await agrees(list, left, 60);
  expect((await list.facets()).total).toBe(left.length);
  await list.changed(fill(index, upTo(500), dice(5)));
  await agrees(list, allOf(index), 60);
}, 60_000);

test('facets count every value there is, the commonest first', async () => {
  const index = newIndex();
  fill(index, upTo(400), dice(9));
  const list = listOf(index);
  const all = allOf(index);
  const { statuses: found, keySids, directions: ways, total } = await list.facets();
  expect(total).toBe(all.length);
  for (const { value, count } of found) expect(count).toBe(all.filter(({ status }) => status === value).length);
  expect(found.map(({ count }) => count)).toEqual(found.map(({ count }) => count).toSorted((a, b) => b - a));
  expect(keySids.map(({ value }) => value).toSorted()).toEqual(keys.toSorted());
  expect(ways.map(({ value }) => value).toSorted()).toEqual(['inbound', 'outbound-api', 'outbound-dial']);
});

test('totals of a few marked recordings leave out ids that are not there, and count none twice', async () => {
  const index = newIndex();
  const { ids } = upsertRecordings(index, [newRecording(1), newRecording(2, { duration: null }), newRecording(3)]);
  const list = listOf(index);
  const marked = [ids[0] ?? 0, ids[0] ?? 0, ids[1] ?? 0, 12345];
  expect(await list.totals({ kind: 'some', ids: marked })).toEqual({ count: 2, seconds: 61 });
});

test('of each key there are samples of wrapped content keys, newest first, with the count of its recordings', async () => {
  const index = newIndex();
  const [first = '', second = ''] = keys;
  upsertRecordings(index, [
    ...upTo(6).map((name) => newSealedRecording(name, first, { startedAt: 2000 + name, createdAt: 2000 + name })),
    newSealedRecording('only', second, { account: otherAccount }),
    newRecording('encrypted without an envelope', { encrypted: true, keySid: first, startedAt: 9000, createdAt: 9000 }),
  ]);
  const samples = await listOf(index).sampleWraps();
  const ofFirst = samples.filter(({ keySid }) => keySid === first);
  expect(ofFirst.map(({ sid }) => sid)).toEqual([5, 4, 3].map((name) => sidFor('RE', name)));
  expect(ofFirst[0]).toMatchObject({ account: someAccount, count: 7 });
  expect(Buffer.from(ofFirst[0]?.encryptedContentKey ?? []).equals(Buffer.alloc(256, '5'))).toBe(true);
  expect(samples.filter(({ keySid }) => keySid === second)).toMatchObject([{ account: otherAccount, count: 1 }]);
});
