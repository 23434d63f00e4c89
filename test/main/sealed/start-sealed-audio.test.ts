import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MediaResponse } from '../../../main/recording.ts';
import { type SealedAudio, startSealedAudio } from '../../../main/sealed/start-sealed-audio.ts';
import { inChunks, sealAsTwilio, wav } from './make-sound.ts';

let folder: string;
let worker: Worker;
let ended: number;
let audio: SealedAudio;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koekura-worker-'));
  worker = new Worker(new URL('../../../main/workers/sealed-audio.ts', import.meta.url));
  ended = 0;
  audio = startSealedAudio(worker, () => {
    ended += 1;
  });
});
afterEach(async () => {
  await audio.stop();
  rmSync(folder, { recursive: true });
});

const patient = new AbortController().signal;
const media = (bytes: Uint8Array, length: number | null = bytes.length, chunk = 10_000): MediaResponse => ({
  contentType: 'audio/x-wav',
  length,
  chunks: inChunks(bytes, chunk),
});
const seal = () => ({ contentKey: randomBytes(32), iv: randomBytes(12) });
const at = (name: string) => join(folder, name);

test('several recordings are stored, opened and read at the same time', async () => {
  const plains = Array.from({ length: 4 }, () => wav(randomBytes(400_000)));
  await Promise.all(
    plains.map(async (plain, index) => {
      const used = seal();
      await audio.store(at(`${index}`), media(plain), used, patient, () => {});
      const { handle, shape } = await audio.open(at(`${index}`), used.contentKey, used.iv, patient);
      expect(shape.dataLength).toBe(400_000);
      const range = Buffer.from(await audio.read(handle, 123_456, 65_536));
      expect(range.equals(plain.subarray(123_456, 123_456 + 65_536))).toBe(true);
      await audio.close(handle);
      await expect(audio.read(handle, 0, 10)).rejects.toMatchObject({ code: 'player-closed' });
    }),
  );
});

test('the content key stays with whoever gave it', async () => {
  const used = seal();
  const copy = Buffer.from(used.contentKey);
  await audio.store(at('a'), media(wav(randomBytes(10))), used, patient, () => {});
  await audio.open(at('a'), used.contentKey, used.iv, patient);
  expect(Buffer.from(used.contentKey).equals(copy)).toBe(true);
});

test('chunks stay as they were: their source may still use them', async () => {
  const { sealed } = sealAsTwilio(wav(randomBytes(50_000)));
  const before = Buffer.from(sealed);
  await audio.store(at('a'), media(sealed), null, patient, () => {});
  expect(sealed.equals(before)).toBe(true);
  expect(readFileSync(at('a')).equals(before)).toBe(true);
});

test('no more than a mebibyte waits for the worker', async () => {
  let given = 0;
  let taken = 0;
  let most = 0;
  async function* chunks() {
    for (let count = 0; count < 200; count += 1) {
      most = Math.max(most, given - taken);
      given += 65_536;
      yield randomBytes(65_536);
    }
  }
  const response = { contentType: 'audio/x-wav', length: null, chunks: chunks() };
  await audio.store(at('a'), response, null, patient, (received) => {
    taken = received;
  });
  expect(taken).toBe(200 * 65_536);
  expect(most).toBeLessThanOrEqual(1024 * 1024 + 65_536);
});

test('media shorter or longer than announced is damaged and leaves nothing', async () => {
  const { sealed } = sealAsTwilio(wav(randomBytes(50_000)));
  for (const announced of [sealed.length + 1, sealed.length - 1])
    await expect(audio.store(at('a'), media(sealed, announced), null, patient, () => {})).rejects.toMatchObject({
      code: 'audio-damaged',
      facts: { check: 'length', expectedBytes: announced, foundBytes: sealed.length },
    });
  expect(readdirSync(folder)).toEqual([]);
});

test('a source that breaks leaves nothing and says what it said', async () => {
  const broken = new Error('socket hang up');
  async function* chunks() {
    yield wav(randomBytes(100_000));
    throw broken;
  }
  const response = { contentType: 'audio/x-wav', length: null, chunks: chunks() };
  await expect(audio.store(at('a'), response, seal(), patient, () => {})).rejects.toBe(broken);
  expect(readdirSync(folder)).toEqual([]);
});

test('what is refused in the worker stops the download', async () => {
  let stopped = false;
  async function* chunks() {
    try {
      for (;;) {
        yield Buffer.from('<!DOCTYPE html><html>'.repeat(1000));
        await setTimeout(1);
      }
    } finally {
      stopped = true;
    }
  }
  const response = { contentType: 'text/html', length: null, chunks: chunks() };
  await expect(audio.store(at('a'), response, seal(), patient, () => {})).rejects.toMatchObject({
    code: 'media-not-audio',
    facts: { found: 'html' },
  });
  expect(stopped).toBe(true);
  expect(existsSync(at('a.part'))).toBe(false);
});

test('a download is cancelled in the middle and leaves nothing', async () => {
  const controller = new AbortController();
  async function* chunks() {
    for (;;) {
      yield randomBytes(1000);
      await setTimeout(1);
    }
  }
  const response = { contentType: 'audio/x-wav', length: null, chunks: chunks() };
  const storing = audio.store(at('a'), response, null, controller.signal, (received) => {
    if (received > 5000) controller.abort();
  });
  await expect(storing).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(folder)).toEqual([]);
});

test('an opening is cancelled, before it begins and in the middle', async () => {
  const used = seal();
  await audio.store(at('a'), media(wav(randomBytes(60_000_000)), null, 250_000), used, patient, () => {});
  await expect(audio.open(at('a'), used.contentKey, used.iv, AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  });
  const controller = new AbortController();
  const opening = audio.open(at('a'), used.contentKey, used.iv, controller.signal);
  await setTimeout(5);
  controller.abort();
  await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
});

test('a range is read while another recording is being verified', async () => {
  const used = seal();
  await audio.store(at('long'), media(wav(randomBytes(100_000_000)), null, 1_000_000), used, patient, () => {});
  const short = seal();
  await audio.store(at('short'), media(wav(randomBytes(1000))), short, patient, () => {});
  const { handle } = await audio.open(at('short'), short.contentKey, short.iv, patient);
  let verified = false;
  const verifying = audio.open(at('long'), used.contentKey, used.iv, patient).then(() => {
    verified = true;
  });
  await audio.read(handle, 0, 100);
  expect(verified).toBe(false);
  await verifying;
});

test('a worker that dies fails what was asked of it, and tells', async () => {
  const used = seal();
  await audio.store(at('a'), media(wav(randomBytes(30_000_000)), null, 250_000), used, patient, () => {});
  const opening = audio.open(at('a'), used.contentKey, used.iv, patient);
  void worker.terminate();
  await expect(opening).rejects.toMatchObject({ code: 'player-closed' });
  await expect(audio.read(1, 0, 1)).rejects.toMatchObject({ code: 'player-closed' });
  expect(ended).toBe(1);
});
