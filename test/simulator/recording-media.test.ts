import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Asker, askWith, askWithKey, mediaOf, type RawRecording, recordingOf } from './ask-simulator.ts';
import { openSealed } from './open-sealed.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';

let simulator: Simulator;
let ask: Asker;
let all: RawRecording[];
beforeEach(async () => {
  simulator = await startSimulator({ recordings: 80, duration: 7 });
  ask = askWithKey(simulator);
  all = (await ask.walk('/Recordings.json?PageSize=1000')).filter(({ status }) => status === 'completed');
});
afterEach(() => simulator.close());

const found = (suits: (recording: RawRecording) => boolean) => {
  const recording = all.find(suits);
  if (!recording) throw new Error('The world has no such recording');
  return recording;
};
const hasKey = ({ sid, encryption_details: details }: RawRecording) =>
  details !== null && details.public_key_sid !== simulator.lostKeySid && sid !== simulator.notable.damaged;
const sealed = (channels: number) => found((one) => hasKey(one) && one.channels === channels && one.duration === '7');
const plain = (channels: number) =>
  found((one) => one.encryption_details === null && one.channels === channels && one.media_url.startsWith('http:'));

/** The interleaved samples of a WAV whose header is `header` bytes long. */
const samples = (wav: Buffer, header: number) =>
  new Int16Array(wav.buffer.slice(wav.byteOffset + header, wav.byteOffset + wav.length));
const isLoud = (lane: Int16Array) => lane.some((sample) => Math.abs(sample) > 2000);

describe('media', () => {
  test.each([1, 2])('of an encrypted recording opens with its key into %i channel(s) of speech', async (channels) => {
    const recording = sealed(channels);
    const wav = openSealed(simulator, recording, await mediaOf(ask, recording.sid));
    expect(wav.length).toBe(44 + 7 * 8000 * 2 * channels);
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    expect([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([
      1,
      channels,
      8000,
      16,
    ]);
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
    expect(isLoud(samples(wav, 44))).toBe(true);
  });

  test('of two channels has a different voice in each, speaking in turn', async () => {
    const recording = sealed(2);
    const both = samples(openSealed(simulator, recording, await mediaOf(ask, recording.sid)), 44);
    const lanes = [0, 1].map((lane) => both.filter((_, at) => at % 2 === lane));
    expect(lanes.every(isLoud)).toBe(true);
    expect(both.some((sample, at) => at % 2 === 0 && sample !== 0 && both[at + 1] !== 0)).toBe(false);
  });

  test('of a plain recording is a WAV, with and without .wav', async () => {
    const { sid } = plain(1);
    const answer = await ask.get(`/Recordings/${sid}.wav`);
    expect(answer.headers.get('content-type')).toBe('audio/x-wav');
    const body = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(body.length));
    expect(body.equals(await mediaOf(ask, sid))).toBe(true);
    expect(body.toString('latin1', 0, 4)).toBe('RIFF');
  });

  test('is mixed down when one channel is asked for, unless it is encrypted', async () => {
    const bytes = async (path: string) => (await (await ask.get(path)).arrayBuffer()).byteLength;
    expect(await bytes(`/Recordings/${plain(2).sid}?RequestedChannels=1`)).toBe(44 + 7 * 16_000);
    expect(await bytes(`/Recordings/${plain(2).sid}?RequestedChannels=2`)).toBe(44 + 7 * 32_000);
    expect(await bytes(`/Recordings/${sealed(2).sid}?RequestedChannels=1`)).toBe(44 + 7 * 32_000 + 16);
  });

  test('of one channel refuses two with 400/16113, in XML', async () => {
    const answer = await ask.get(`/Recordings/${plain(1).sid}?RequestedChannels=2`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/xml');
    expect(await answer.text()).toContain('<TwilioResponse><RestException><Code>16113</Code>');
  });

  test('as .mp3 is sound for a plain recording, and 400/16109 for an encrypted one', async () => {
    const mp3 = await ask.get(`/Recordings/${plain(1).sid}.mp3`);
    expect(mp3.headers.get('content-type')).toBe('audio/mpeg');
    expect(Buffer.from(await mp3.arrayBuffer()).readUInt16BE(0)).toBe(0xffe3);
    const refusal = await ask.get(`/Recordings/${sealed(1).sid}.mp3`);
    expect([refusal.status, refusal.headers.get('x-twilio-error-code')]).toEqual([400, '16109']);
    simulator.setFault('mp3-answer', 404);
    expect((await ask.get(`/Recordings/${sealed(1).sid}.mp3`)).status).toBe(404);
  });

  test.each(['running', 'tooShort', 'storedElsewhere', 'removed'] as const)(
    'of a recording that is %s is 404, in XML',
    async (name) => {
      const answer = await ask.get(`/Recordings/${simulator.notable[name]}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toMatch(/^<\?xml.*<Code>20404<\/Code>/s);
    },
  );

  test('of the one damaged recording does not open, and all others do', async () => {
    const damaged = await recordingOf(ask, simulator.notable.damaged as string);
    expect(() => openSealed(simulator, damaged, Buffer.alloc(100))).toThrow();
    const failed: string[] = [];
    for (const one of all) {
      if (!one.encryption_details || one.encryption_details.public_key_sid === simulator.lostKeySid) continue;
      if (one.duration !== '7' && one.sid !== damaged.sid) continue;
      try {
        openSealed(simulator, one, await mediaOf(ask, one.sid));
      } catch {
        failed.push(one.sid);
      }
    }
    expect(failed).toEqual([damaged.sid]);
  });

  test('is sealed for a key nobody holds, in two recordings', async () => {
    const lost = all.filter((one) => one.encryption_details?.public_key_sid === simulator.lostKeySid);
    expect(lost.map(({ sid }) => sid)).toEqual([simulator.notable.lostKey, simulator.notable.lostKeyToo]);
    expect(simulator.keys.some(({ keySid }) => keySid === simulator.lostKeySid)).toBe(false);
  });

  test('is the same after every start from the same seed and clock', async () => {
    const clock = '2026-11-20T05:00:00Z';
    const answers: string[] = [];
    for (const seed of ['a', 'a', 'b']) {
      const one = await startSimulator({ recordings: 30, seed, clock, kind: 'ordinary', duration: 1 });
      const asked = askWithKey(one);
      const { encryption_details } = await recordingOf(asked, one.sidByRank(1));
      answers.push(JSON.stringify(encryption_details) + (await mediaOf(asked, one.sidByRank(1))).toString('base64'));
      await one.close();
    }
    expect(answers[0] === answers[1]).toBe(true);
    expect(answers[0] === answers[2]).toBe(false);
  });

  test('needs credentials, unless that is switched off', async () => {
    const stranger = askWith(simulator, null);
    const refusal = await stranger.get(`/Recordings/${plain(1).sid}`);
    expect(refusal.status).toBe(401);
    expect(refusal.headers.get('www-authenticate')).toBe('Basic realm="Twilio API"');
    expect(await refusal.text()).toContain('<Code>20003</Code>');
    simulator.setFault('media-auth', 'off');
    expect((await stranger.get(`/Recordings/${plain(1).sid}`)).status).toBe(200);
    expect((await stranger.get(`/Recordings/${plain(1).sid}.json`)).status).toBe(401);
  });
});
