import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Asker, askWithKey, type RecordingsPage } from './ask-simulator.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';

let simulator: Simulator;
let ask: Asker;
beforeEach(async () => {
  simulator = await startSimulator({ recordings: 60, kind: 'ordinary', duration: 5 });
  ask = askWithKey(simulator);
});
afterEach(() => simulator.close());

const list = '/Recordings.json?PageSize=10';
const statuses = async (count: number) =>
  Promise.all(Array.from({ length: count }, async () => (await ask.get(list)).status));

describe('every answer', () => {
  test('carries the headers that were seen', async () => {
    const { headers } = await ask.get(list);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('twilio-request-id')).toMatch(/^RQ[0-9a-f]{32}$/);
    expect(headers.get('twilio-request-duration')).toMatch(/^\d+\.\d{3}$/);
    expect(headers.get('twilio-concurrent-requests')).toBe('1');
    expect(headers.get('x-home-region')).toBe('us1');
    expect(headers.get('x-twilio-error-code')).toBeNull();
    expect(
      (await ask.get('/Recordings/RE00000000000000000000000000000000.json')).headers.get('x-twilio-error-code'),
    ).toBe('20404');
  });

  test('waits with latency', async () => {
    simulator.setFault('latency', 120);
    const started = performance.now();
    await ask.get(list);
    expect(performance.now() - started).toBeGreaterThanOrEqual(115);
  });

  test('is counted, by kind and how many at a time', async () => {
    simulator.setFault('latency', 400);
    await Promise.all([ask.get(list), ask.get(list), ask.get('/Calls.json')]);
    const state = (await (await ask.control('GET', 'state', null)).json()) as {
      requests: unknown;
      mostInFlight: number;
    };
    expect(state).toMatchObject({
      requests: { 'recordings-list': 2, 'calls-list': 1 },
      mostInFlight: 3,
      faults: { latency: '400' },
    });
  });
});

describe('an overloaded Twilio', () => {
  test('concurrency-limit answers 429/20429 to what exceeds it, and to nothing else', async () => {
    simulator.setFault('concurrency-limit', 2);
    simulator.setFault('latency', 400);
    expect((await statuses(5)).toSorted()).toEqual([200, 200, 429, 429, 429]);
    expect(await statuses(2)).toEqual([200, 200]);
  });

  test('says so without Retry-After, unless told to', async () => {
    simulator.setFault('busy-every', 1);
    const answer = await ask.get(list);
    expect(answer.status).toBe(429);
    expect(await answer.json()).toMatchObject({ code: 20429, message: 'Too Many Requests' });
    expect(answer.headers.get('retry-after')).toBeNull();
    simulator.setFault('retry-after', 3);
    expect((await ask.get(list)).headers.get('retry-after')).toBe('3');
  });

  test('busy-every refuses each N-th request', async () => {
    simulator.setFault('busy-every', 3);
    const answers: number[] = [];
    for (let request = 0; request < 6; request += 1) answers.push((await ask.get(list)).status);
    expect(answers).toEqual([200, 200, 429, 200, 200, 429]);
  });

  test.each([
    ['500', 20500],
    ['503', 20503],
  ])('server-error=%s', async (status, code) => {
    simulator.setFault('server-error', status);
    const answer = await ask.get(list);
    expect(answer.status).toBe(Number(status));
    expect(await answer.json()).toMatchObject({ code });
    simulator.setFault('server-error-every', 2);
    expect((await statuses(4)).toSorted()).toEqual([200, 200, Number(status), Number(status)]);
  });
});

describe('a broken gateway', () => {
  const media = () => `/Recordings/${simulator.sidByRank(2)}`;

  test.each([
    ['any', 502, 502],
    ['list', 502, 200],
    ['media', 200, 502],
  ])('html-502=%s answers HTML', async (kind, ofList, ofMedia) => {
    simulator.setFault('html-502', kind);
    const answers = [await ask.get(list), await ask.get(media())];
    expect(answers.map(({ status }) => status)).toEqual([ofList, ofMedia]);
    const broken = answers.find(({ status }) => status === 502) as Response;
    expect(broken.headers.get('content-type')).toBe('text/html');
    expect(await broken.text()).toMatch(/^<html>/);
  });

  test('not-acceptable answers 406 without a body', async () => {
    simulator.setFault('not-acceptable', 'list');
    const answer = await ask.get(list);
    expect([answer.status, await answer.text()]).toEqual([406, '']);
    expect((await ask.get(media())).status).toBe(200);
  });

  test('broken-json cuts a list off', async () => {
    simulator.setFault('broken-json', true);
    const answer = await ask.get(list);
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow(SyntaxError);
  });
});

describe('paging, disturbed', () => {
  test('insert-between-pages: recordings arrive, none is seen twice or missed', async () => {
    simulator.setFault('insert-between-pages', 3);
    const sids = (await ask.walk(list)).map(({ sid }) => sid);
    expect(sids).toHaveLength(60);
    expect(new Set(sids).size).toBe(60);
    simulator.resetFaults();
    expect((await ask.walk(list)).length).toBe(60 + 5 * 3);
  });

  test('delete-between-pages: the token’s own recording goes, and the walk goes on', async () => {
    simulator.setFault('delete-between-pages', 2);
    const seen = await ask.walk(list);
    simulator.resetFaults();
    const left = await ask.walk(list);
    expect(left.length).toBeLessThan(60);
    expect(left.every(({ sid }) => seen.some((one) => one.sid === sid))).toBe(true);
  });

  test('page-token=strict refuses the token of a recording that is gone', async () => {
    simulator.setFault('delete-between-pages', 1);
    const first = await ask.json<RecordingsPage>(list);
    simulator.setFault('page-token', 'strict');
    expect((await ask.get(first.next_page_uri as string)).status).toBe(400);
    simulator.setFault('page-token', null);
    expect((await ask.get(first.next_page_uri as string)).status).toBe(200);
  });

  test('foreign-paging leads to another origin, which notes who comes', async () => {
    simulator.setFault('foreign-paging', true);
    const { next_page_uri } = await ask.json<RecordingsPage>(list);
    expect(new URL(next_page_uri as string).origin).toBe(simulator.secondOrigin);
    expect((await fetch(next_page_uri as string, { headers: { authorization: 'Basic eDp5' } })).status).toBe(400);
    expect(simulator.report().secondOrigin).toHaveLength(1);
  });
});

describe('faults are set while it runs', () => {
  test('several at once, and turned off again', async () => {
    const set = await ask.control('POST', 'faults', { 'busy-every': 1, 'retry-after': '7' });
    expect(await set.json()).toEqual({ 'busy-every': '1', 'retry-after': '7' });
    expect((await ask.get(list)).status).toBe(429);
    expect(await (await ask.control('POST', 'faults', { 'busy-every': null })).json()).toEqual({ 'retry-after': '7' });
    expect((await ask.get(list)).status).toBe(200);
    expect(await (await ask.control('DELETE', 'faults', null)).json()).toEqual({});
  });

  test.each([
    [{ 'no-such-fault': 1 }, /no fault called "no-such-fault"/],
    [{ latency: 'long' }, /latency takes N, not "long"/],
    [{ latency: 5, 'media-altered': 'all' }, /media-altered takes first\|middle\|last/],
    [{ 'null-price': 0 }, /null-price takes N/],
    [[], /JSON object/],
  ])('%j is refused, and nothing changed', async (body, message) => {
    const answer = await ask.control('POST', 'faults', body);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toMatch(message);
    expect(await (await ask.control('POST', 'faults', {})).json()).toEqual({});
  });

  test('an unknown control call names those there are', async () => {
    const answer = await ask.control('POST', 'nonsense', {});
    expect(answer.status).toBe(404);
    expect(((await answer.json()) as { error: string }).error).toContain('POST clock');
  });

  test('a clock that is not a time is refused', async () => {
    expect((await ask.control('POST', 'clock', { to: 'tomorrow' })).status).toBe(400);
  });
});
