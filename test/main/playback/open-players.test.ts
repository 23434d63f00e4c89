import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wav } from '../sealed/make-sound.ts';
import { setUpPlayback } from './set-up-playback.ts';

let set: ReturnType<typeof setUpPlayback>;
beforeEach(() => {
  set = setUpPlayback();
});
afterEach(() => set.tearDown());

const open = async () => (await set.playback.open(set.addSealed(wav(randomBytes(100_000))))).token;
const status = async (token: string) => {
  const response = await set.hear(token);
  await response.body?.cancel();
  return response.status;
};

test('three are open at once: the least recently used makes room', async () => {
  const [one, two, three] = [await open(), await open(), await open()];
  await status(one);
  const four = await open();
  expect([await status(one), await status(two), await status(three), await status(four)]).toEqual([200, 404, 200, 200]);
});

test('a token is 128 bits nobody can guess', async () => {
  const tokens = [await open(), await open()];
  expect(new Set(tokens).size).toBe(2);
  for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{32}$/);
});

test('the position is remembered as it is noted and when it is closed', async () => {
  const sid = set.addSealed(wav(randomBytes(200_000)));
  const { token } = await set.playback.open(sid);
  set.playback.notePosition(token, 3);
  expect(set.positions.get(sid)).toBe(3);
  await set.playback.close(token, 4);
  expect(set.positions.get(sid)).toBe(4);
  expect(() => set.playback.notePosition(token, 5)).toThrow(expect.objectContaining({ code: 'player-closed' }));
  await set.playback.close(token, 6);
  expect(set.positions.get(sid)).toBe(4);
});

test('who had heard it to the end begins at the start', async () => {
  const sid = set.addSealed(wav(randomBytes(200_000)));
  set.positions.set(sid, 12.4);
  expect((await set.playback.open(sid)).resumeAt).toBe(0);
});

test('a stream under way ends when its recording is closed', async () => {
  const sid = set.addSealed(wav(randomBytes(2_000_000)));
  const { token } = await set.playback.open(sid);
  const reader = (await set.hear(token)).body?.getReader();
  await reader?.read();
  await set.playback.close(token, 0);
  await expect(reader?.read()).rejects.toMatchObject({ code: 'player-closed' });
});

test('when all is closed nothing can be heard, and everything can be opened again', async () => {
  const tokens = [await open(), await open()];
  await set.playback.closeAll();
  expect(await Promise.all(tokens.map(status))).toEqual([404, 404]);
  expect(await status(await open())).toBe(200);
});

test('closing everything cancels what is still being fetched', async () => {
  let fetching = () => {};
  const started = new Promise<void>((resolve) => {
    fetching = resolve;
  });
  const sid = set.add({}, null, async () => ({
    contentType: 'audio/x-wav',
    length: null,
    chunks: (async function* () {
      fetching();
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        yield wav(randomBytes(1000));
      }
    })(),
  }));
  const opening = set.playback.open(sid);
  const outcome = expect(opening).rejects.toMatchObject({ code: 'cancelled' });
  await started;
  await set.playback.closeAll();
  await outcome;
});
