import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { startSealedAudio } from '../../../main/sealed/start-sealed-audio.ts';
import { secondsOf } from '../../../main/sealed/wav-shape.ts';
import { wav } from '../sealed/make-sound.ts';
import { setUpPlayback } from './set-up-playback.ts';

const sound = randomBytes(300_000);
let set: ReturnType<typeof setUpPlayback>;
afterEach(() => set.tearDown());

test.each(['encrypted', 'plain'])(
  '%s: a recording is fetched once, verified, and heard byte for byte',
  async (kind) => {
    set = setUpPlayback();
    const plain = wav(sound, 2);
    const sid = kind === 'plain' ? set.addPlain(plain, { channels: 2 }) : set.addSealed(plain, { channels: 2 });
    const opened = await set.playback.open(sid);
    expect(opened).toMatchObject({
      seconds: 75_000 / 8000,
      channels: 2,
      sampleRate: 8000,
      parties: ['+81312345678', '+819012345678'],
      resumeAt: 0,
    });
    expect(opened.peaks.map((channel) => channel.length)).toEqual([2 * 1974, 2 * 1974]);
    const whole = await set.hear(opened.token);
    expect(whole.status).toBe(200);
    expect(Buffer.from(await whole.arrayBuffer()).equals(plain)).toBe(true);
    const part = await set.hear(opened.token, 'bytes=100000-');
    expect(part.status).toBe(206);
    expect(part.headers.get('Content-Length')).toBe(String(plain.length - 100_000));
    expect(Buffer.from(await part.arrayBuffer()).equals(plain.subarray(100_000))).toBe(true);
    await set.playback.close(opened.token, 4.5);
    expect((await set.hear(opened.token)).status).toBe(404);
    expect((await set.playback.open(sid)).resumeAt).toBe(4.5);
    expect(set.fetched).toEqual([sid]);
    expect(set.deeds).toEqual([0, 1].flatMap(() => [`hearing ${sid} intended`, `hearing ${sid} done`]));
    expect(readdirSync(set.folder).sort()).toEqual([`${sid}.json`, `${sid}.sealed`]);
  },
);

test('what a batch borrows comes no faster than it may, and somebody who listens does not wait for that', async () => {
  set = setUpPlayback();
  const rate = 300_000;
  set.bandwidth.limitTo(rate);
  const sids = [set.addPlain(wav(sound)), set.addSealed(wav(sound))];
  const audio = startSealedAudio(set.parts.startWorker(), () => {});
  const began = performance.now();
  for (const sid of sids) {
    const wanted = await set.parts.describe(sid);
    if (wanted === null) throw new Error('no such recording');
    const seconds = await set.playback.lend(
      audio,
      wanted,
      new AbortController().signal,
      () => {},
      async ({ shape }) => secondsOf(shape),
    );
    expect(seconds).toBe(sound.length / 2 / 8000);
  }
  expect((performance.now() - began) / 1000).toBeGreaterThan((0.9 * 2 * sound.length) / rate);
  await audio.stop();
  // At this rate it would be heard in five minutes.
  set.bandwidth.limitTo(1024);
  const { token } = await set.playback.open(set.addPlain(wav(sound)));
  expect((await set.hear(token)).status).toBe(200);
});
