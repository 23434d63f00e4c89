import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asker, askWithKey, type RawRecording, type RecordingsPage } from './ask-simulator.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';

let simulator: Simulator;
let ask: Asker;
beforeAll(async () => {
  simulator = await startSimulator({ recordings: 230, clock: '2026-11-20T05:00:00Z' });
  ask = askWithKey(simulator);
});
afterAll(() => simulator.close());

const time = (recording: RawRecording) => Date.parse(recording.date_created);
const sids = (recordings: readonly RawRecording[]) => recordings.map(({ sid }) => sid);

describe('the list of recordings', () => {
  test('comes in pages of 50, newest first', async () => {
    const page = await ask.json<RecordingsPage>('/Recordings.json');
    expect(page.recordings).toHaveLength(50);
    expect(page).toMatchObject({ page: 0, page_size: 50, start: 0, end: 49, previous_page_uri: null });
    expect(page.recordings.map(time)).toEqual(page.recordings.map(time).toSorted((a, b) => b - a));
  });

  test('leads through every recording once, in relative URIs', async () => {
    const page = await ask.json<RecordingsPage>('/Recordings.json?PageSize=7');
    expect(page.next_page_uri).toBe(
      `/2010-04-01/Accounts/${simulator.accountSid}/Recordings.json?PageSize=7&Page=1&PageToken=PA${page.recordings[6]?.sid}`,
    );
    const all = sids(await ask.walk('/Recordings.json?PageSize=7'));
    expect(all).toHaveLength(228);
    expect(new Set(all).size).toBe(228);
    expect(all).toEqual(sids(await ask.walk('/Recordings.json?PageSize=1000')));
  });

  test('leads back the way it came', async () => {
    const first = await ask.json<RecordingsPage>('/Recordings.json?PageSize=20');
    const second = await ask.json<RecordingsPage>(first.next_page_uri as string);
    expect(second).toMatchObject({ page: 1, start: 20, end: 39 });
    const back = await ask.json<RecordingsPage>(second.previous_page_uri as string);
    expect(sids(back.recordings)).toEqual(sids(first.recordings));
  });

  test.each([
    ['1001', 20007],
    ['0', 20007],
    ['many', 20007],
  ])('refuses a page size of %s', async (size, code) => {
    const answer = await ask.get(`/Recordings.json?PageSize=${size}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code, status: 400 });
  });

  test.each(['Page=3', 'Page=1&PageToken=nonsense', 'Page=1&PageToken=PARE00000000000000000000000000000000'])(
    'refuses %s, a page without a token of its own',
    async (query) => {
      expect((await ask.get(`/Recordings.json?${query}`)).status).toBe(400);
    },
  );

  test('goes on after a token whose recording was deleted', async () => {
    const other = await startSimulator({ recordings: 40, kind: 'ordinary' });
    const asked = askWithKey(other);
    const first = await asked.json<RecordingsPage>('/Recordings.json?PageSize=10');
    await asked.remove(`/Recordings/${first.recordings[9]?.sid}.json`);
    const second = await asked.json<RecordingsPage>(first.next_page_uri as string);
    expect(second.recordings[0]?.sid).toBe(other.sidByRank(10));
    await other.close();
  });

  test('is empty, but a list, where nothing matches', async () => {
    const page = await ask.json<RecordingsPage>('/Recordings.json?DateCreated=2019-01-01');
    expect(page).toMatchObject({ recordings: [], start: 0, end: 0, next_page_uri: null });
  });
});

describe('its filters', () => {
  const day = '2026-11-19';
  const start = Date.parse(`${day}T00:00:00Z`);

  test('DateCreated is one GMT day', async () => {
    const found = await ask.walk(`/Recordings.json?DateCreated=${day}`);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((one) => time(one) >= start && time(one) < start + 86_400_000)).toBe(true);
  });

  test('DateCreated< and DateCreated> part at the midnight that begins the day', async () => {
    const before = await ask.walk(`/Recordings.json?DateCreated%3C=${day}&PageSize=13`);
    const since = await ask.walk(`/Recordings.json?DateCreated%3E=${day}&PageSize=13`);
    expect(before.every((one) => time(one) < start)).toBe(true);
    expect(since.every((one) => time(one) >= start)).toBe(true);
    expect(sids([...since, ...before])).toEqual(sids(await ask.walk('/Recordings.json?PageSize=1000')));
  });

  test('a moment narrows a day', async () => {
    const all = await ask.walk('/Recordings.json?PageSize=1000');
    const at = new Date(time(all[9] as RawRecording)).toISOString().replace('.000Z', 'Z');
    const since = await ask.walk(`/Recordings.json?DateCreated%3E=${at}`);
    expect(sids(since)).toEqual(sids(all.slice(0, 10)));
  });

  test('a date in another form is ignored', async () => {
    const query = new URLSearchParams({ 'DateCreated<': 'Thu, 19 Nov 2026 00:00:00 +0000', PageSize: '1000' });
    expect(await ask.walk(`/Recordings.json?${query}`)).toHaveLength(228);
  });

  test('CallSid and ConferenceSid, as a parameter or in the path', async () => {
    const all = await ask.json<{ recordings: (RawRecording & { conference_sid: string | null })[] }>(
      '/Recordings.json?PageSize=1000',
    );
    const one = all.recordings[8] as RawRecording;
    const meeting = all.recordings.find(({ conference_sid }) => conference_sid !== null);
    for (const path of [`/Recordings.json?CallSid=${one.call_sid}`, `/Calls/${one.call_sid}/Recordings.json`]) {
      expect(sids(await ask.walk(path))).toContain(one.sid);
      expect((await ask.walk(path)).every(({ call_sid }) => call_sid === one.call_sid)).toBe(true);
    }
    for (const path of [
      `/Recordings.json?ConferenceSid=${meeting?.conference_sid}`,
      `/Conferences/${meeting?.conference_sid}/Recordings.json`,
    ]) {
      expect(sids(await ask.walk(path))).toEqual([meeting?.sid]);
    }
  });

  test('finds both recordings of a call that has two', async () => {
    const all = await ask.walk('/Recordings.json?PageSize=1000');
    const twice = all.find((one, at) => all[at + 1]?.call_sid === one.call_sid) as RawRecording;
    expect(await ask.walk(`/Calls/${twice.call_sid}/Recordings.json`)).toHaveLength(2);
  });

  test('IncludeSoftDeleted shows what was removed, with its envelope', async () => {
    const found = await ask.walk('/Recordings.json?IncludeSoftDeleted=true&PageSize=1000');
    const removed = found.filter(({ status }) => status === 'deleted');
    expect(sids(removed)).toEqual([simulator.notable.removed, simulator.notable.removedToo]);
    expect(found).toHaveLength(230);
  });
});

test('a hundred million recordings are listed, because none is made before it is asked for', async () => {
  const big = await startSimulator({ recordings: 100_000_000 });
  const asked = askWithKey(big);
  const deep = await asked.json<RecordingsPage>(
    `/Recordings.json?PageSize=1000&Page=500&PageToken=PA${big.sidByRank(50_000_000)}`,
  );
  expect(deep.recordings).toHaveLength(1000);
  expect(deep.recordings[0]?.sid).toBe(big.sidByRank(50_000_001));
  await big.close();
});
