import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Asker, askWithKey, mediaOf, type RawRecording, recordingOf } from './ask-simulator.ts';
import { openSealed } from './open-sealed.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';

let simulator: Simulator;
let ask: Asker;
let sid: string;
let recording: RawRecording;
let sound: Buffer;
beforeEach(async () => {
  simulator = await startSimulator({ recordings: 40, kind: 'ordinary', duration: 5 });
  ask = askWithKey(simulator);
  recording = (await ask.walk('/Recordings.json')).find((one) => one.encryption_details !== null) as RawRecording;
  sid = recording.sid;
  sound = await mediaOf(ask, sid);
});
afterEach(() => simulator.close());

const differing = (left: Buffer, right: Buffer) => [...left.keys()].filter((at) => left[at] !== right[at]);

describe('a fault of media', () => {
  test.each([
    ['401', '20003'],
    ['404', '20404'],
    ['500', '20500'],
  ])('media-error=%s answers XML with code %s', async (status, code) => {
    simulator.setFault('media-error', status);
    const answer = await ask.get(`/Recordings/${sid}`);
    expect(answer.status).toBe(Number(status));
    expect(await answer.text()).toContain(`<Code>${code}</Code>`);
  });

  test.each([
    ['first', () => 0],
    ['middle', (length: number) => Math.floor(length / 2)],
    ['last', (length: number) => length - 1],
  ])('media-altered=%s turns one bit over', async (which, position) => {
    simulator.setFault('media-altered', which);
    const altered = await mediaOf(ask, sid);
    expect(differing(sound, altered)).toEqual([position(sound.length)]);
    expect(() => openSealed(simulator, recording, altered)).toThrow();
  });

  test.each([1000, 3_000_000])('media-cut breaks the connection after exactly %i bytes', async (bytes) => {
    const long = await startSimulator({ recordings: 3, kind: 'ordinary', duration: 300 });
    long.setFault('media-cut', bytes);
    const answer = await askWithKey(long).get(`/Recordings/${long.sidByRank(0)}`);
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(4_000_000);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    let received = 0;
    await expect(
      (async () => {
        for (let part = await reader.read(); !part.done; part = await reader.read()) received += part.value.length;
      })(),
    ).rejects.toThrow();
    expect(received).toBe(bytes);
    await long.close();
  });

  test('media-stall goes silent after some bytes', async () => {
    simulator.setFault('media-stall', 1000);
    const answer = await fetch(`${simulator.origin}/2010-04-01/Accounts/${simulator.accountSid}/Recordings/${sid}`, {
      headers: { authorization: `Basic ${btoa(`${simulator.apiKey.sid}:${simulator.apiKey.secret}`)}` },
      signal: AbortSignal.timeout(300),
    });
    expect(answer.status).toBe(200);
    await expect(answer.arrayBuffer()).rejects.toThrow(/timeout/);
  });

  test('media-short sends less, and says so', async () => {
    simulator.setFault('media-short', 10);
    expect((await mediaOf(ask, sid)).equals(sound.subarray(0, 10))).toBe(true);
  });

  test('media-type, media-no-length', async () => {
    simulator.setFault('media-type', 'application/octet-stream');
    simulator.setFault('media-no-length', true);
    const answer = await ask.get(`/Recordings/${sid}`);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-length')).toBeNull();
    expect(Buffer.from(await answer.arrayBuffer()).equals(sound)).toBe(true);
  });

  test('media-wav-chunks puts a LIST chunk before the samples', async () => {
    simulator.setFault('media-wav-chunks', true);
    const wav = openSealed(simulator, recording, await mediaOf(ask, sid));
    expect(wav.toString('latin1', 36, 40)).toBe('LIST');
    const size = wav.readUInt32LE(40);
    expect(size % 2).toBe(1);
    expect(wav.toString('latin1', 44 + size + 1, 48 + size + 1)).toBe('data');
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
  });

  test('media-canary repeats given samples in the recording it names', async () => {
    const canary = Buffer.from('a canary sings here, quite loudly');
    simulator.setFault('media-canary', `${sid}:${canary.toString('base64')}`);
    const wav = openSealed(simulator, recording, await mediaOf(ask, sid));
    expect(wav.length).toBe(sound.length - 16);
    expect(wav.subarray(44, 44 + 2 * canary.length).equals(Buffer.concat([canary, canary]))).toBe(true);
    const other = (await ask.walk('/Recordings.json')).find(
      (one) => one.encryption_details && one.sid !== sid,
    ) as RawRecording;
    expect(openSealed(simulator, other, await mediaOf(ask, other.sid)).includes(canary)).toBe(false);
  });

  test('media-range honours Range, which is ignored without it', async () => {
    const ranged = (range: string) => ask.get(`/Recordings/${sid}`, { range });
    expect((await ranged('bytes=5-9')).status).toBe(200);
    simulator.setFault('media-range', true);
    const part = await ranged('bytes=5-9');
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 5-9/${sound.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(sound.subarray(5, 10))).toBe(true);
    const rest = Buffer.from(await (await ranged(`bytes=${sound.length - 3}-`)).arrayBuffer());
    expect(rest.equals(sound.subarray(-3))).toBe(true);
    expect((await ranged(`bytes=${sound.length}-`)).status).toBe(416);
  });

  test.each([302, 307])('media-redirect=%i leads to another origin, which takes no credentials', async (status) => {
    simulator.setFault('media-redirect', status);
    const answer = await ask.get(`/Recordings/${sid}.wav`);
    const location = answer.headers.get('location') ?? '';
    expect([answer.status, new URL(location).origin]).toEqual([status, simulator.secondOrigin]);
    expect(simulator.secondOrigin).not.toBe(simulator.origin);
    expect(Buffer.from(await (await fetch(location)).arrayBuffer()).equals(sound)).toBe(true);
    expect((await fetch(location, { headers: { authorization: 'Basic eDp5' } })).status).toBe(400);
    expect(simulator.report().secondOrigin.map(({ authorization }) => authorization)).toEqual([null, 'Basic eDp5']);
  });

  test('media-only keeps the faults to one recording', async () => {
    const other = (await ask.walk('/Recordings.json')).find((one) => one.sid !== sid) as RawRecording;
    simulator.setFault('media-error', 404);
    simulator.setFault('media-only', sid);
    expect((await ask.get(`/Recordings/${sid}`)).status).toBe(404);
    expect((await ask.get(`/Recordings/${other.sid}`)).status).toBe(200);
    expect((await recordingOf(ask, sid)).sid).toBe(sid);
  });
});
