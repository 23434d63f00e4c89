import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Asker, askWithKey } from './ask-simulator.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';

type Events = { readonly events: { sid: string; event_type: string; resource_sid: string; event_date: string }[] };
type Alerts = { readonly alerts: { sid: string; error_code: string; log_level: string; resource_sid: string }[] };

let simulator: Simulator;
let ask: Asker;
beforeEach(async () => {
  simulator = await startSimulator({ recordings: 60, clock: '2026-11-20T05:00:00Z' });
  ask = askWithKey(simulator);
});
afterEach(() => simulator.close());

describe('events', () => {
  test('tell of a removal', async () => {
    const sid = simulator.sidByRank(2);
    await ask.remove(`/Recordings/${sid}.json`);
    const { events } = await ask.json<Events>('/v1/Events');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ event_type: 'recording.deleted', resource_sid: sid, source: 'api' });
    expect(events[0]?.event_date).toMatch(/^2026-11-20T05:00:\d\dZ$/);
    expect(await ask.json(`/v1/Events/${events[0]?.sid}`)).toEqual(events[0]);
    expect((await ask.get('/v1/Events/AE00000000000000000000000000000000')).status).toBe(404);
  });

  test('are filtered by one thing and by date, newest first', async () => {
    const [first, second] = [simulator.sidByRank(2), simulator.sidByRank(4)];
    await ask.remove(`/Recordings/${first}.json`);
    await ask.control('POST', 'clock', { advance: 86_400 });
    await ask.remove(`/Recordings/${second}.json`);
    await ask.remove(`/v1/Credentials/PublicKeys/${simulator.lostKeySid}`);
    const found = async (query: string) =>
      (await ask.json<Events>(`/v1/Events?${query}`)).events.map(({ resource_sid }) => resource_sid);
    expect(await found('')).toEqual([simulator.lostKeySid, second, first]);
    expect(await found('EventType=account-credentials.deleted')).toEqual([simulator.lostKeySid]);
    expect(await found(`ResourceSid=${first}`)).toEqual([first]);
    expect(await found('StartDate=2026-11-21T00:00:00Z&EventType=recording.deleted')).toEqual([second]);
    expect(await found('EndDate=2026-11-21T00:00:00Z')).toEqual([first]);
    expect((await ask.get(`/v1/Events?EventType=recording.deleted&ResourceSid=${first}`)).status).toBe(400);
  });

  test('are kept for 30 days', async () => {
    await ask.remove(`/Recordings/${simulator.sidByRank(2)}.json`);
    await ask.control('POST', 'clock', { advance: 31 * 86_400 });
    expect((await ask.json<Events>('/v1/Events')).events).toEqual([]);
  });
});

describe('alerts', () => {
  test('tell why a recording is absent', async () => {
    const { alerts } = await ask.json<Alerts>('/v1/Alerts');
    const silent = alerts.find(({ resource_sid }) => resource_sid === simulator.notable.silent);
    expect(silent).toMatchObject({ error_code: '16102', log_level: 'warning' });
    expect(await ask.json(`/v1/Alerts/${silent?.sid}`)).toMatchObject({ ...silent, response_body: null });
    expect((await ask.get('/v1/Alerts/NO00000000000000000000000000000000')).status).toBe(404);
  });

  test('are filtered by level and date', async () => {
    const count = async (query: string) => (await ask.json<Alerts>(`/v1/Alerts?${query}`)).alerts.length;
    expect(await count('LogLevel=error')).toBe(0);
    expect(await count('LogLevel=warning')).toBe(await count(''));
    expect(await count('StartDate=2026-11-20T00:00:00Z')).toBeLessThan(await count(''));
  });
});
