import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createPlayback } from '../../../main/playback/create-playback.ts';
import { wav } from '../sealed/make-sound.ts';
import { setUpPlayback } from './set-up-playback.ts';

let set: ReturnType<typeof setUpPlayback>;
afterEach(() => set.tearDown());

const names = () => readdirSync(set.folder).sort();
const listen = async (sid: string) => {
  const { token } = await set.playback.open(sid);
  await set.playback.close(token, 0);
  await setTimeout(5);
};

test('the least recently heard make room when the limit is reached', async () => {
  let limit = 1e9;
  set = setUpPlayback({ cacheLimit: () => limit });
  const sids = Array.from({ length: 4 }, () => set.addSealed(wav(randomBytes(10_000))));
  for (const sid of sids) await listen(sid);
  await listen(sids[0] ?? '');
  expect(set.playback.cacheState()).toEqual({ bytes: 4 * 10_060, recordings: 4 });
  limit = 21_000;
  const latest = set.addSealed(wav(randomBytes(10_000)));
  await listen(latest);
  expect(names()).toEqual([`${latest}.json`, `${latest}.sealed`, `${sids[0]}.json`, `${sids[0]}.sealed`].sort());
});

test('one larger than the limit is heard, and given up when it is closed', async () => {
  set = setUpPlayback({ cacheLimit: () => 0 });
  const { token } = await set.playback.open(set.addSealed(wav(randomBytes(10_000))));
  expect((await set.hear(token)).status).toBe(200);
  expect(names()).toHaveLength(2);
  await set.playback.close(token, 0);
  expect(names()).toEqual([]);
});

test('emptied, it keeps what is being heard', async () => {
  set = setUpPlayback();
  await listen(set.addSealed(wav(randomBytes(10_000))));
  const sid = set.addSealed(wav(randomBytes(10_000)));
  const { token } = await set.playback.open(sid);
  await set.playback.emptyCache();
  expect(names()).toEqual([`${sid}.json`, `${sid}.sealed`]);
  expect((await set.hear(token)).status).toBe(200);
  await set.playback.close(token, 0);
  await set.playback.emptyCache();
  expect(set.playback.cacheState()).toEqual({ bytes: 0, recordings: 0 });
});

test('it outlives the program, and is used again', async () => {
  set = setUpPlayback();
  const sid = set.addSealed(wav(randomBytes(10_000)));
  await listen(sid);
  await set.playback.closeAll();
  const again = createPlayback(set.parts);
  expect(again.cacheState()).toEqual({ bytes: 10_060, recordings: 1 });
  await again.open(sid);
  await again.closeAll();
  expect(set.fetched).toEqual([sid]);
});

test('without a sealing key plain media is heard from a file no envelope opens, gone when all is closed', async () => {
  set = setUpPlayback({ sealFor: async () => null });
  const plain = wav(randomBytes(10_000));
  const sid = set.addPlain(plain);
  const first = await set.playback.open(sid);
  await set.playback.close(first.token, 0);
  const second = await set.playback.open(sid);
  expect(Buffer.from(await (await set.hear(second.token)).arrayBuffer()).equals(plain)).toBe(true);
  expect(set.fetched).toEqual([sid]);
  expect(names()).toEqual([`${sid}.sealed`]);
  await set.playback.closeAll();
  expect(names()).toEqual([]);
  await set.playback.open(sid);
  expect(set.fetched).toEqual([sid, sid]);
});

test('what a killed run left unfinished or without an envelope is thrown out at the start, and nothing else is', () => {
  set = setUpPlayback();
  const [one, two, three] = [1, 2, 3].map((digit) => `RE${String(digit).repeat(32)}`);
  for (const name of [`${one}.sealed`, `${two}.json`, `${three}.sealed.part`, `${three}.json.part`, 'notes.txt'])
    writeFileSync(join(set.folder, name), 'x');
  expect(createPlayback(set.parts).cacheState()).toEqual({ bytes: 0, recordings: 0 });
  expect(names()).toEqual(['notes.txt']);
});

test('a name that is no recording cannot leave the folder', async () => {
  set = setUpPlayback();
  await expect(set.playback.open('../../etc/passwd')).rejects.toMatchObject({ code: 'recording-unknown' });
  expect(names()).toEqual([]);
});
