import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asker, askWithKey, type RawPage, recordingOf } from './ask-simulator.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';

type RawCall = {
  readonly sid: string;
  readonly parent_call_sid: string | null;
  readonly from: string;
  readonly to: string;
  readonly direction: string;
  readonly status: string;
  readonly start_time: string;
  readonly end_time: string | null;
};
type CallsPage = RawPage<'calls', RawCall>;

let simulator: Simulator;
let ask: Asker;
let all: RawCall[];
beforeAll(async () => {
  simulator = await startSimulator({ recordings: 300, clock: '2026-11-20T05:00:00Z' });
  ask = askWithKey(simulator);
  all = await walk('/Calls.json?PageSize=1000');
});
afterAll(() => simulator.close());

async function walk(path: string): Promise<RawCall[]> {
  const found: RawCall[] = [];
  for (let at: string | null = path; at !== null; ) {
    const page: CallsPage = await ask.json<CallsPage>(at);
    found.push(...page.calls);
    at = page.next_page_uri;
  }
  return found;
}
const callOf = async (sid: string) =>
  (await ask.get(`/Calls/${(await recordingOf(ask, sid)).call_sid}.json`)) as Response;
const sids = (calls: readonly RawCall[]) => calls.map(({ sid }) => sid);
const time = (text: string | null) => Date.parse(text ?? '');

describe('calls', () => {
  test('are listed once each, whatever the page size, and each can be fetched', async () => {
    expect(sids(await walk('/Calls.json?PageSize=33'))).toEqual(sids(all));
    expect(new Set(sids(all)).size).toBe(all.length);
    expect(await ask.json(`/Calls/${all[3]?.sid}.json`)).toEqual(all[3]);
  });

  test('are the parents of their recordings, and begin shortly before them', async () => {
    const recordings = await ask.walk('/Recordings.json?PageSize=1000');
    const bySid = new Map(all.map((call) => [call.sid, call]));
    const joined = recordings.flatMap((one) => {
      const call = bySid.get(one.call_sid);
      return call ? [{ call, lead: time(one.date_created) - time(call.start_time) }] : [];
    });
    expect(recordings.length - joined.length).toBeLessThan(5);
    expect(joined.every(({ call }) => call.parent_call_sid === null)).toBe(true);
    expect(joined.every(({ lead }) => lead >= 0)).toBe(true);
    expect(joined.filter(({ lead }) => lead <= 10_000).length).toBeGreaterThan(joined.length * 0.9);
  });

  test('have children, found by ParentCallSid', async () => {
    const child = all.find(({ direction }) => direction === 'outbound-dial') as RawCall;
    const family = await walk(`/Calls.json?ParentCallSid=${child.parent_call_sid}`);
    expect(sids(family)).toEqual([child.sid]);
    expect(sids(all)).toContain(child.parent_call_sid);
  });

  test('go in every direction, to telephones, clients and SIP addresses', () => {
    const directions = ['inbound', 'outbound-api', 'outbound-dial', 'trunking-terminating', 'trunking-originating'];
    expect([...new Set(all.map(({ direction }) => direction))].toSorted()).toEqual(directions.toSorted());
    const parties = all.flatMap(({ from, to }) => [from, to]);
    for (const kind of [/^\+81\d{9,10}$/, /^\+1\d{10}$/, /^client:/, /^sip:/, /^anonymous$/]) {
      expect(parties.some((party) => kind.test(party))).toBe(true);
    }
  });

  test('of the demo world: to a client, to a desk, to nobody who shows a number', async () => {
    const parties = async (sid: string | undefined) => {
      const { from, to } = (await (await callOf(sid ?? '')).json()) as RawCall;
      return from + to;
    };
    expect(await parties(simulator.notable.clientParty)).toContain('client:');
    expect(await parties(simulator.notable.sipParty)).toContain('sip:');
    expect(await parties(simulator.notable.withheldNumber)).toContain('anonymous');
  });

  test('can be missing though the recording is there', async () => {
    expect((await callOf(simulator.notable.callMissing as string)).status).toBe(404);
  });

  test('that nobody answered have no recording', async () => {
    const missed = all.find(({ status }) => status === 'no-answer' || status === 'busy') as RawCall;
    expect(await ask.walk(`/Calls/${missed.sid}/Recordings.json`)).toEqual([]);
  });

  test('that still go on have no end', async () => {
    expect(await (await callOf(simulator.notable.running as string)).json()).toMatchObject({
      status: 'in-progress',
      end_time: null,
      duration: null,
    });
  });
});

describe('filters of calls', () => {
  const day = '2026-11-18';
  const start = Date.parse(`${day}T00:00:00Z`);

  test.each([
    ['StartTime', (call: RawCall) => time(call.start_time) >= start && time(call.start_time) < start + 86_400_000],
    ['StartTime<', (call: RawCall) => time(call.start_time) < start],
    ['StartTime>', (call: RawCall) => time(call.start_time) >= start],
    ['EndTime<', (call: RawCall) => call.end_time !== null && time(call.end_time) < start],
    ['EndTime>', (call: RawCall) => call.end_time !== null && time(call.end_time) >= start],
  ])('%s is a GMT day, or parts at its beginning', async (name, belongs) => {
    const found = await walk(`/Calls.json?${new URLSearchParams({ [name]: day, PageSize: '1000' })}`);
    expect(found.length).toBeGreaterThan(0);
    expect(sids(found)).toEqual(sids(all.filter(belongs)));
  });

  test.each(['from', 'to', 'status'] as const)('%s takes exactly that value', async (field) => {
    const value = all[5]?.[field] ?? '';
    const name = field[0]?.toUpperCase() + field.slice(1);
    const found = await walk(`/Calls.json?${new URLSearchParams({ [name]: value, PageSize: '1000' })}`);
    expect(sids(found)).toEqual(sids(all.filter((call) => call[field] === value)));
  });
});

test('a call can be deleted apart from its recording', async () => {
  const recording = await recordingOf(ask, simulator.sidByRank(40));
  expect((await ask.remove(`/Calls/${recording.call_sid}.json`)).status).toBe(204);
  expect((await ask.get(`/Calls/${recording.call_sid}.json`)).status).toBe(404);
  expect((await recordingOf(ask, recording.sid)).call_sid).toBe(recording.call_sid);
});
