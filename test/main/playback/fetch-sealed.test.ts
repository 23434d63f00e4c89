import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failure } from '../../../main/failure.ts';
import { inChunks, sealAsTwilio, wav } from '../sealed/make-sound.ts';
import { keySid, setUpPlayback } from './set-up-playback.ts';

const plain = wav(randomBytes(100_000));
let set: ReturnType<typeof setUpPlayback>;
beforeEach(() => {
  set = setUpPlayback();
});
afterEach(() => set.tearDown());

const heard = async (token: string) => Buffer.from(await (await set.hear(token)).arrayBuffer());
const cached = () => readdirSync(set.folder).sort();

test('a download that breaks begins again, plain media under a new key and IV', async () => {
  const attempts: Buffer[] = [];
  const sid = set.add({}, null, async () => ({
    contentType: 'audio/x-wav',
    length: plain.length,
    chunks: (async function* () {
      const whole = attempts.length === 2;
      for await (const chunk of inChunks(whole ? plain : plain.subarray(0, 60_000), 10_000)) yield chunk;
      if (whole) return;
      const part = () => readFileSync(join(set.folder, `${sid}.sealed.part`));
      await vi.waitFor(() => expect(part()).toHaveLength(60_000), 10_000);
      attempts.push(part());
      throw new Failure('offline');
    })(),
  }));
  expect((await heard((await set.playback.open(sid)).token)).equals(plain)).toBe(true);
  expect(attempts.map((part) => part.length)).toEqual([60_000, 60_000]);
  const [first, second] = attempts;
  expect(first?.subarray(0, 16).equals(second?.subarray(0, 16) ?? Buffer.alloc(0))).toBe(false);
});

test('a download that keeps breaking fails with what broke it', async () => {
  let attempts = 0;
  const sid = set.add({}, null, async () => ({
    contentType: 'audio/x-wav',
    length: null,
    // biome-ignore lint/correctness/useYield: it breaks before the first byte
    chunks: (async function* () {
      attempts += 1;
      throw new Failure('offline');
    })(),
  }));
  await expect(set.playback.open(sid)).rejects.toMatchObject({ code: 'offline' });
  expect(attempts).toBe(3);
  expect(cached()).toEqual([]);
});

test('a download shorter than announced is damaged, with both lengths', async () => {
  const sid = set.add({}, null, async () => ({
    contentType: 'audio/x-wav',
    length: plain.length,
    chunks: inChunks(plain.subarray(0, 70_000)),
  }));
  await expect(set.playback.open(sid)).rejects.toMatchObject({
    code: 'audio-damaged',
    facts: { recording: sid, check: 'length', expectedBytes: plain.length, foundBytes: 70_000 },
  });
  expect(set.fetched).toHaveLength(3);
});

test('plain media that ends before its header and Twilio say is damaged, and not kept', async () => {
  const cut = plain.subarray(0, 40_044);
  await expect(set.playback.open(set.addPlain(cut, { duration: 6 }))).rejects.toMatchObject({
    code: 'audio-damaged',
    facts: { check: 'length', expectedBytes: plain.length, foundBytes: 40_044 },
  });
  expect(cached()).toEqual([]);
});

test('plain media whose header alone is wrong is heard', async () => {
  const opened = await set.playback.open(set.addPlain(plain.subarray(0, 40_044), { duration: 3 }));
  expect(opened.seconds).toBe(2.5);
  expect(await heard(opened.token)).toHaveLength(40_044);
});

test('what Twilio refuses is refused at once', async () => {
  const sid = set.add({}, null, async () => Promise.reject(new Failure('recording-gone')));
  await expect(set.playback.open(sid)).rejects.toMatchObject({ code: 'recording-gone' });
  expect(set.fetched).toHaveLength(1);
});

test('two who ask at the same time share one fetch, and each hears it', async () => {
  const sid = set.addSealed(plain);
  const [one, other] = await Promise.all([set.playback.open(sid), set.playback.open(sid)]);
  expect(one.token).not.toBe(other.token);
  expect((await heard(one.token)).equals(await heard(other.token))).toBe(true);
  expect(set.fetched).toEqual([sid]);
  expect(set.deeds).toHaveLength(4);
});

test('a fetch is cancelled for all who wait for it, and can be asked for again', async () => {
  let slow = true;
  const { sealed } = sealAsTwilio(plain);
  const sid = set.add({ encrypted: true, keySid }, set.twilio.get(set.addSealed(plain))?.wrap ?? null, async () => ({
    contentType: 'audio/x-wav',
    length: null,
    chunks: (async function* () {
      for await (const chunk of inChunks(sealed, 1000)) {
        if (slow) await setTimeout(5);
        yield chunk;
      }
    })(),
  }));
  const both = Promise.allSettled([set.playback.open(sid), set.playback.open(sid)]);
  await setTimeout(50);
  set.playback.cancel(sid);
  for (const outcome of await both) expect(outcome).toMatchObject({ reason: { code: 'cancelled' } });
  expect(cached()).toEqual([]);
  slow = false;
  await expect(set.playback.open(sid)).rejects.toMatchObject({ code: 'audio-damaged' });
});

test('progress is told from nothing to the whole', async () => {
  const sid = set.addSealed(plain);
  await set.playback.open(sid);
  const size = plain.length + 16;
  expect(set.told[0]).toEqual({ sid, received: 0, expected: size });
  expect(set.told.at(-1)).toEqual({ sid, received: size, expected: size });
});

test('a file one may not write to is the disk’s refusal', async () => {
  const sid = set.addSealed(plain);
  mkdirSync(join(set.folder, `${sid}.sealed.part`));
  await expect(set.playback.open(sid)).rejects.toMatchObject({ code: 'disk-refused', facts: { reason: 'EISDIR' } });
});

test.runIf(process.platform === 'linux')('a disk that is full is called full, and nothing stays', async () => {
  const sid = set.addSealed(plain);
  // /dev/full is the one disk that is always full.
  symlinkSync('/dev/full', join(set.folder, `${sid}.sealed.part`));
  await expect(set.playback.open(sid)).rejects.toMatchObject({ code: 'disk-full' });
  expect(cached()).toEqual([]);
});

test('a cache folder that vanished is the disk’s refusal', async () => {
  rmSync(set.folder, { recursive: true });
  await expect(set.playback.open(set.addSealed(plain))).rejects.toMatchObject({ code: 'disk-refused' });
});
