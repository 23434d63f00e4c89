import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Asker, askWithKey, type RawRecording, recordingOf } from './ask-simulator.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';

let simulator: Simulator;
let ask: Asker;
beforeEach(async () => {
  simulator = await startSimulator({ recordings: 60, clock: '2026-11-20T05:00:00Z' });
  ask = askWithKey(simulator);
});
afterEach(() => simulator.close());

const softDeleted = (sid: string) => ask.get(`/Recordings/${sid}.json?IncludeSoftDeleted=true`);

describe('one recording', () => {
  test('has the fields, in the types, that Twilio gives it', async () => {
    const sid = simulator.sidByRank(2);
    expect(await recordingOf(ask, sid)).toEqual({
      account_sid: simulator.accountSid,
      api_version: '2010-04-01',
      call_sid: expect.stringMatching(/^CA[0-9a-f]{32}$/),
      conference_sid: null,
      channels: expect.any(Number),
      date_created: expect.stringMatching(/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/),
      date_updated: expect.any(String),
      start_time: expect.any(String),
      duration: expect.stringMatching(/^\d+$/),
      sid,
      price: expect.stringMatching(/^-0\.\d{5}$/),
      price_unit: 'USD',
      status: 'completed',
      source: expect.any(String),
      error_code: null,
      uri: `/2010-04-01/Accounts/${simulator.accountSid}/Recordings/${sid}.json`,
      encryption_details: {
        public_key_sid: expect.stringMatching(/^CR/),
        encrypted_cek: expect.stringMatching(/^[A-Za-z0-9+/=]{344}$/),
        type: 'rsa-aes',
        iv: expect.stringMatching(/^[A-Za-z0-9+/]{16}$/),
      },
      subresource_uris: { add_on_results: expect.any(String), transcriptions: expect.any(String) },
      media_url: `${simulator.origin}/2010-04-01/Accounts/${simulator.accountSid}/Recordings/${sid}`,
    });
  });

  test.each([
    ['running', { status: 'in-progress', duration: null, price: null, encryption_details: null }],
    ['processing', { status: 'processing', duration: null, price: null }],
    ['stuck', { status: 'processing', duration: null }],
    ['tooShort', { status: 'absent', error_code: 16101, duration: '0', price: null }],
    ['silent', { status: 'absent', error_code: 16102 }],
    ['unrated', { status: 'completed', price: null }],
    ['hourLong', { status: 'completed', duration: '3600' }],
  ] as const)('of the demo world: %s', async (name, facts) => {
    expect(await recordingOf(ask, simulator.notable[name] as string)).toMatchObject(facts);
  });

  test('of the demo world: stored in the customer’s own bucket', async () => {
    const sid = simulator.notable.storedElsewhere as string;
    expect((await recordingOf(ask, sid)).media_url).toMatch(
      /^https:\/\/koekura-demo\.s3\.ap-northeast-1\.amazonaws\.com\//,
    );
    expect((await ask.get(`/Recordings/${sid}`)).status).toBe(404);
  });

  test('is finished when its time has come', async () => {
    const sid = simulator.notable.running as string;
    await ask.control('POST', 'clock', { advance: 1400 });
    expect((await recordingOf(ask, sid)).status).toBe('completed');
    expect((await ask.get(`/Recordings/${sid}`)).status).toBe(200);
  });

  test.each(['RE00000000000000000000000000000000', 'RExyz'])('that never was (%s) is 404/20404', async (sid) => {
    const answer = await ask.get(`/Recordings/${sid}.json`);
    expect(answer.status).toBe(404);
    const path = `/2010-04-01/Accounts/${simulator.accountSid}/Recordings/${sid}.json`;
    expect(await answer.text()).toBe(
      `{"code":20404,"message":"The requested resource ${path} was not found","more_info":"https://www.twilio.com/docs/errors/20404","status":404}`,
    );
  });
});

describe('removing one', () => {
  test('is 204, then 404, and its metadata is kept for 40 days', async () => {
    const sid = simulator.sidByRank(2);
    const path = `/Recordings/${sid}.json`;
    const answer = await ask.remove(path);
    expect(answer.status).toBe(204);
    expect(await answer.text()).toBe('');
    expect((await ask.get(path)).status).toBe(404);
    expect((await ask.remove(path)).status).toBe(404);
    expect((await ask.get(`/Recordings/${sid}`)).status).toBe(404);
    expect((await ask.walk('/Recordings.json')).some((one) => one.sid === sid)).toBe(false);

    const kept = (await (await softDeleted(sid)).json()) as RawRecording;
    expect(kept).toMatchObject({ status: 'deleted', encryption_details: { type: 'rsa-aes' } });
    await ask.control('POST', 'clock', { advance: 40 * 86_400 - 60 });
    expect((await softDeleted(sid)).status).toBe(200);
    await ask.control('POST', 'clock', { advance: 120 });
    expect((await softDeleted(sid)).status).toBe(404);
  });

  test('is refused while it is unfinished', async () => {
    const path = `/Recordings/${simulator.notable.running}.json`;
    const refusal = await ask.remove(path);
    expect(refusal.status).toBe(409);
    expect(await refusal.json()).toMatchObject({ code: 20409 });
    simulator.setFault('delete-unfinished', 400);
    expect(await (await ask.remove(path)).json()).toMatchObject({ code: 20009, status: 400 });
    simulator.setFault('delete-unfinished', 204);
    expect((await ask.remove(path)).status).toBe(204);
  });

  test('twice can be made to succeed', async () => {
    simulator.setFault('delete-again', 204);
    expect((await ask.remove(`/Recordings/${simulator.notable.removed}.json`)).status).toBe(204);
  });

  test('can lose its answer, and is done all the same', async () => {
    const path = `/Recordings/${simulator.sidByRank(2)}.json`;
    simulator.setFault('delete-answer-lost', true);
    await expect(ask.remove(path)).rejects.toThrow();
    expect((await ask.get(path)).status).toBe(404);
  });

  test('of another method is 405/20004', async () => {
    const answer = await ask.post(`/Recordings/${simulator.sidByRank(2)}.json`, {});
    expect(answer.status).toBe(405);
    expect(await answer.json()).toMatchObject({ code: 20004 });
  });
});
