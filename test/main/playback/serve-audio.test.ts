import { randomBytes } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatChunk, riff, wav } from '../sealed/make-sound.ts';
import { setUpPlayback } from './set-up-playback.ts';

const plain = wav(randomBytes(500_000));
let set: ReturnType<typeof setUpPlayback>;
let token: string;
beforeAll(async () => {
  set = setUpPlayback();
  token = (await set.playback.open(set.addSealed(plain))).token;
});
afterAll(() => set.tearDown());

const ask = (path: string, init: RequestInit = {}) =>
  set.playback.serveAudio(new Request(`app://koekura/${path}`, init));

test('every answer forbids keeping, sniffing and other origins', async () => {
  for (const response of [
    await ask(`audio/${token}`),
    await ask(`audio/${token}`, { headers: { Range: 'bytes=5-' } }),
    await ask(`audio/${token}`, { headers: { Range: 'bytes=9999999-' } }),
    await ask('audio/nothing'),
    await ask(`audio/${token}`, { method: 'POST' }),
  ]) {
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    await response.body?.cancel();
  }
});

test('HEAD says what GET would, and sends nothing', async () => {
  const response = await ask(`audio/${token}`, { method: 'HEAD', headers: { Range: 'bytes=100-' } });
  expect(response.status).toBe(206);
  expect(response.body).toBeNull();
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'accept-ranges': 'bytes',
    'content-type': 'audio/wav',
    'content-length': String(plain.length - 100),
    'content-range': `bytes 100-${plain.length - 1}/${plain.length}`,
  });
});

test('an open range is answered to the end of the file, however long', async () => {
  const response = await ask(`audio/${token}`, { headers: { Range: 'bytes=1-' } });
  expect(response.headers.get('Content-Length')).toBe(String(plain.length - 1));
  expect((await response.arrayBuffer()).byteLength).toBe(plain.length - 1);
});

test('any range is the same bytes of the WAV', async () => {
  const ends = fc.tuple(fc.nat(plain.length - 1), fc.nat(plain.length - 1));
  await fc.assert(
    fc.asyncProperty(ends, async ([one, other]) => {
      const [first, last] = one < other ? [one, other] : [other, one];
      const response = await ask(`audio/${token}`, { headers: { Range: `bytes=${first}-${last}` } });
      expect(Buffer.from(await response.arrayBuffer()).equals(plain.subarray(first, last + 1))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test.each([
  'audio/',
  'audio/x',
  `audio/${'0'.repeat(32)}`,
  `audio/${'0'.repeat(33)}`,
  `audio/RE${'0'.repeat(32)}`,
  'audio/../audio',
])('%s is not found', async (path) => {
  expect((await ask(path)).status).toBe(404);
});

test('a token is found below the stand-in’s own path', async () => {
  const response = await set.playback.serveAudio(new Request(`http://127.0.0.1:9/once/audio/${token}`));
  expect(response.status).toBe(200);
  await response.body?.cancel();
});

test.each(['POST', 'PUT', 'DELETE'])('%s is not allowed', async (method) => {
  const response = await ask(`audio/${token}`, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get('Allow')).toBe('GET, HEAD');
});

test('a range beyond the end is 416 and says the size', async () => {
  const response = await ask(`audio/${token}`, { headers: { Range: `bytes=${plain.length}-` } });
  expect(response.status).toBe(416);
  expect(response.headers.get('Content-Range')).toBe(`bytes */${plain.length}`);
});

test('nothing is read before it is asked for, and an answer can be given up', async () => {
  const response = await ask(`audio/${token}`);
  const reader = response.body?.getReader();
  expect((await reader?.read())?.value).toHaveLength(44);
  expect((await reader?.read())?.value?.length).toBeLessThanOrEqual(2 * 65_536);
  await reader?.cancel();
  const controller = new AbortController();
  const aborted = await ask(`audio/${token}`, { signal: controller.signal });
  controller.abort();
  await expect(aborted.arrayBuffer()).rejects.toThrow();
});

test('an answer given up while a piece is being read costs the others nothing', async () => {
  for (let round = 0; round < 20; round += 1) {
    const reader = (await ask(`audio/${token}`)).body?.getReader();
    await reader?.read();
    const reading = reader?.read();
    // The piece is asked of the worker in a later microtask, and comes in a later turn.
    await new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));
    await reader?.cancel();
    await reading;
  }
  // Whatever the reads under way did when they came back, they have done it once a later one is answered.
  const response = await ask(`audio/${token}`);
  expect(response.status).toBe(200);
  expect((await response.arrayBuffer()).byteLength).toBe(plain.length);
  expect((await ask(`audio/${token}`, { method: 'HEAD' })).status).toBe(200);
});

test('sound in a broken WAV is served in a sound one', async () => {
  const sound = randomBytes(9001);
  const odd = { name: 'LIST', body: Buffer.from('odd'), padded: false };
  const broken = riff(
    [odd, formatChunk({ tag: 7, bits: 8 }), { name: 'data', body: sound, size: 0xffffffff, padded: false }],
    1,
  );
  const opened = await set.playback.open(set.addPlain(broken));
  const served = Buffer.from(await (await ask(`audio/${opened.token}`)).arrayBuffer());
  expect(served).toHaveLength(46 + 9001);
  expect(served.readUInt32LE(42)).toBe(9001);
  expect(served.subarray(46).equals(sound)).toBe(true);
  expect(opened.seconds).toBeCloseTo(9001 / 8000);
});

test('a recording without a sample can be asked for, and is a header', async () => {
  const opened = await set.playback.open(set.addPlain(wav(Buffer.alloc(0))));
  expect(opened.seconds).toBe(0);
  expect(opened.peaks).toEqual([[]]);
  expect((await (await ask(`audio/${opened.token}`)).arrayBuffer()).byteLength).toBe(44);
});

test('a bit that flips on the disk while it plays ends the stream and the player', async () => {
  const sid = set.addSealed(plain);
  const opened = await set.playback.open(sid);
  const file = openSync(join(set.folder, `${sid}.sealed`), 'r+');
  writeSync(file, Buffer.from([plain[0] ?? 0, 1, 2, 3]), 0, 4, 300_000);
  closeSync(file);
  const response = await ask(`audio/${opened.token}`);
  const heard: Uint8Array[] = [];
  await expect(
    (async () => {
      for await (const piece of response.body ?? []) heard.push(piece);
    })(),
  ).rejects.toMatchObject({ code: 'audio-changed' });
  const sound = Buffer.concat(heard);
  expect(sound.length).toBeLessThanOrEqual(300_000);
  expect(sound.equals(plain.subarray(0, sound.length))).toBe(true);
  expect((await ask(`audio/${opened.token}`)).status).toBe(404);
});
