import { expect, test } from 'vitest';
import type { LedgerFilter } from '../../../main/contract.ts';
import type { RecordHandle } from '../../../main/database/handles.ts';
import { openRecordForReading } from '../../../main/database/open-record-for-reading.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { openTimeline } from '../../../main/ledger/open-timeline.ts';
import { newRecord } from '../../support/new-record.ts';
import { sidFor } from '../../support/new-recordings.ts';

const [osaka, tokyo] = [sidFor('AC', 'osaka'), sidFor('AC', 'tokyo')];
const recording = (number: number) => sidFor('RE', number);

function putEvent(
  record: RecordHandle,
  {
    at,
    type = 'recording.deleted',
    outside = 0,
    resource = recording(9),
  }: {
    at: number;
    type?: string;
    outside?: number;
    resource?: string;
  },
) {
  const sid = sidFor('AE', `${at}-${type}-${resource}`);
  record
    .prepare(
      `INSERT INTO monitor_event (sid, account, at, type, resource, actor, source, outside, event)
       VALUES (?, ?, ?, ?, ?, 'US1', 'web', ?, ?)`,
    )
    .run(sid, osaka, at, type, resource, outside, JSON.stringify({ sid, resource_sid: resource }));
}

/** Six lines of ours a second apart from 100 on, and two events. */
async function filled() {
  const record = newRecord();
  let time = 99;
  const ledger = createLedger(record, {
    who: { user: 'aiko', machine: 'desk-7' },
    credentialOf: () => '9f3c1a',
    now: () => {
      time += 1;
      return time;
    },
  });
  await ledger.noteDeed({ what: 'hearing', account: osaka, recording: recording(1) }, async () => {});
  const [first = 0, second = 0] = ledger.begin(
    [
      { what: 'removal', account: osaka, recording: recording(1) },
      { what: 'removal', account: tokyo, recording: recording(2) },
    ],
    () => {},
  );
  ledger.conclude([{ what: 'removal', of: first, outcome: 'done', code: null, answer: 204 }], () => {});
  ledger.noteFact({ what: 'key-renamed', name: '東京の鍵', before: '100% "sure"_x' });
  putEvent(record, { at: 102, type: 'recording.created' });
  putEvent(record, { at: 104, outside: 1 });
  const reader = openRecordForReading(record.name);
  const timeline = openTimeline(reader);
  const page = (filter: LedgerFilter, offset = 0, limit = 50) => timeline.page({ filter, offset, limit });
  const whats = async (filter: LedgerFilter) =>
    (await page(filter)).entries.map(({ what, number }) => `${what} ${number}`);
  return { record, ledger, timeline, page, whats, second };
}

test('the newest come first, Twilio’s events among ours, and an outcome in the line of its intent', async () => {
  const { whats, page } = await filled();
  expect(await whats({})).toEqual([
    'key-renamed 7',
    'recording.deleted 2',
    'removal 5',
    'removal 4',
    'recording.created 1',
    'hearing 2',
    'run-began 1',
  ]);
  const { entries, matching } = await page({});
  expect(matching).toBe(7);
  expect(entries[3]).toMatchObject({
    kind: 'intent',
    facts: { account: osaka, recording: recording(1) },
    credential: '9f3c1a',
    ended: { number: 6, outcome: 'done', code: null, facts: { answer: 204 } },
  });
  expect(entries[2]).toMatchObject({ kind: 'intent', ended: null });
  expect(entries[1]).toMatchObject({
    source: 'twilio',
    kind: 'event',
    outside: true,
    facts: { resource: recording(9) },
  });
});

test('a page by offset is that stretch of the whole', async () => {
  const { page } = await filled();
  const whole = (await page({})).entries;
  expect((await page({}, 2, 3)).entries).toEqual(whole.slice(2, 5));
  expect(await page({}, 7, 3)).toEqual({ entries: [], matching: 7 });
});

test.each<[string, LedgerFilter, readonly string[]]>([
  ['what', { whats: ['hearing', 'run-began'] }, ['hearing 2', 'run-began 1']],
  ['a what nobody has', { whats: ['nothing'] }, []],
  [
    'no what chosen, which is no narrowing',
    { whats: [], sources: ['twilio'] },
    ['recording.deleted 2', 'recording.created 1'],
  ],
  ['account', { accounts: [tokyo] }, ['removal 5']],
  ['outcome', { outcomes: ['done'] }, ['removal 4', 'hearing 2']],
  ['what waits for its outcome', { outcomes: ['open'] }, ['removal 5']],
  ['source', { sources: ['koekura'], whats: ['removal'] }, ['removal 5', 'removal 4']],
  ['what was done outside', { outside: true }, ['recording.deleted 2']],
  ['time, both ends included', { from: 101, to: 102 }, ['recording.created 1', 'hearing 2']],
  ['a SID anywhere', { search: recording(1) }, ['removal 4', 'hearing 2']],
  ['a part of a SID, in whatever case', { search: recording(2).slice(0, 20).toUpperCase() }, ['removal 5']],
  ['a SID in one of Twilio’s events', { search: recording(9) }, ['recording.deleted 2', 'recording.created 1']],
  ['a word of an outcome, shown with its intent', { search: 'ANSWER' }, ['removal 4']],
  ['Japanese', { search: '東京' }, ['key-renamed 7']],
  ['a text with signs that mean something to SQL or JSON', { search: '100% "sure"_x' }, ['key-renamed 7']],
  ['a sign that stands for itself', { search: '100_ "sure"' }, []],
  ['the number of an entry', { number: 4 }, ['removal 4']],
  ['the number of an outcome, shown with its intent', { number: 6 }, ['removal 4']],
  ['a number beyond the last', { number: 99 }, []],
  ['several at once', { whats: ['removal'], search: recording(1), outcomes: ['done'], from: 100 }, ['removal 4']],
])('it is narrowed by %s', async (_, filter, found) => {
  const { whats } = await filled();
  expect(await whats(filter)).toEqual(found);
});

test('what is written later is seen by the next question, an outcome in its old place', async () => {
  const { ledger, whats, page, record, second } = await filled();
  expect(await whats({ search: recording(2) })).toHaveLength(1);
  ledger.conclude(
    [{ what: 'removal', of: second, outcome: 'failed', code: 'offline', recording: recording(2) }],
    () => {},
  );
  ledger.noteFact({ what: 'heard-of', recording: recording(2) });
  putEvent(record, { at: 90, resource: recording(2) });
  expect(await whats({ search: recording(2) })).toEqual(['heard-of 9', 'removal 5', 'recording.deleted 3']);
  expect((await page({ outcomes: ['failed'] })).entries[0]).toMatchObject({ number: 5, ended: { code: 'offline' } });
});

test('questions asked at once do not take an entry in twice', async () => {
  const { page } = await filled();
  const answers = await Promise.all([page({}), page({}), page({ whats: ['removal'] })]);
  expect(answers.map(({ matching }) => matching)).toEqual([7, 7, 2]);
});

test('the kinds are counted, an intent with its outcome once', async () => {
  const { timeline } = await filled();
  expect(await timeline.kinds()).toEqual([
    { what: 'removal', count: 2 },
    { what: 'hearing', count: 1 },
    { what: 'key-renamed', count: 1 },
    { what: 'recording.created', count: 1 },
    { what: 'recording.deleted', count: 1 },
    { what: 'run-began', count: 1 },
  ]);
});

test.each([
  ['is no JSON', 'nonsense'],
  ['is something else', '{"number":4}'],
  [
    'has facts of another kind',
    '{"code":null,"facts":{"a":{}},"kind":"fact","number":4,"of":null,"outcome":null,"time":103,"what":"x","who":{}}',
  ],
])('an entry that %s is shown as unreadable, where it stands, with its text', async (_, text) => {
  const { record, page } = await filled();
  record.prepare('UPDATE ledger SET entry = ? WHERE number = 4').run(text);
  const { entries, matching } = await page({});
  // The intent's outcome has nothing to be shown with, and stands alone.
  expect(matching).toBeGreaterThanOrEqual(7);
  expect(entries.find(({ number, source }) => number === 4 && source === 'koekura')).toMatchObject({
    kind: 'unreadable',
    text,
  });
});

test('what turns out to be this program’s own is no longer among what was done outside', async () => {
  const { record, timeline } = await filled();
  const outside = async () => (await timeline.page({ filter: { outside: true }, offset: 0, limit: 10 })).matching;
  expect(await outside()).toBe(1);
  record.exec('UPDATE monitor_event SET outside = 0');
  expect(await outside()).toBe(0);
});
