import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mp3Keeps, openMp3 } from '../../../main/encoders/open-mp3.ts';
import { newFolder } from '../../support/new-record.ts';
import { walkMp3 } from '../../support/walk-mp3.ts';

async function encode(planes: readonly Float32Array[], sampleRate: number, piece = 4000): Promise<Buffer> {
  const frames = planes[0]?.length ?? 0;
  const encoder = await openMp3({ sampleRate, channels: planes.length, frames });
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < frames; at += piece)
    pieces.push(encoder.encode(planes.map((plane) => plane.subarray(at, at + piece))));
  const { tail, head } = encoder.finish();
  encoder.close();
  expect(head).toHaveLength(0);
  return Buffer.concat([...pieces, tail]);
}

const tone = (seconds: number, rate: number, hertz: number) =>
  Float32Array.from({ length: seconds * rate }, (_, index) => 0.5 * Math.sin((2 * Math.PI * hertz * index) / rate));
const silence = (seconds: number, rate: number) => new Float32Array(seconds * rate);

test.each([
  [8000, 1, 8000, 32],
  [8000, 2, 8000, 64],
  [16000, 1, 16000, 64],
  [7000, 1, 8000, 32],
  [44100, 2, 44100, 192],
])(
  '%i Hz on %i channels: every frame follows the one before, to the end',
  async (rate, channels, written, kilobits) => {
    const planes = Array.from({ length: channels }, () => tone(3, rate, 440));
    const found = walkMp3(await encode(planes, rate));
    expect(found).toMatchObject({ sampleRate: written, channels, kilobits });
    expect(found.seconds).toBeGreaterThanOrEqual(3);
    expect(found.seconds).toBeLessThan(3.5);
  },
);

test('two channels stay two: a voice on one is not heard on the other', async ({ annotate }) => {
  const whole = await encode([tone(2, 8000, 440), silence(2, 8000)], 8000);
  expect(walkMp3(whole).channels).toBe(2);
  if (spawnSync('mpg123', ['--version']).status !== 0)
    return void (await annotate('no mpg123 here: only the frames were looked at'));
  const path = join(newFolder(), 'sound.mp3');
  writeFileSync(path, whole);
  const raw = execFileSync('mpg123', ['--quiet', '--stdout', '--encoding', 's16', path], { maxBuffer: 1e9 });
  const power = [0, 0];
  for (let at = 0; at + 4 <= raw.length; at += 4)
    for (const channel of [0, 1]) power[channel] = (power[channel] ?? 0) + raw.readInt16LE(at + channel * 2) ** 2;
  // The tone, half of full scale, is 30 dB and more above what is heard on the silent channel.
  expect(Math.sqrt((power[0] ?? 0) / (raw.length / 4)) / 32768).toBeCloseTo(0.5 / Math.SQRT2, 1);
  expect((power[0] ?? 0) / Math.max(1, power[1] ?? 0)).toBeGreaterThan(1000);
});

test.each([
  [1, true],
  [2, true],
  [3, false],
])('%i channels have room: %s', (channels, kept) => {
  expect(mp3Keeps(channels)).toBe(kept);
});
