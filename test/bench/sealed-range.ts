import { readSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { closeSealedAudio, openSealedAudio } from '../../main/sealed/open-sealed-audio.ts';
import { readRange } from '../../main/sealed/read-range.ts';
import { type SealedAudio, startSealedAudio } from '../../main/sealed/start-sealed-audio.ts';
import type { Figure } from './figure.ts';
import { makeSealedSample, quantile, type SealedSample, timed } from './sealed-sample.ts';

const rangeBytes = 64 * 1024;
const ranges = 5000;
const patient = new AbortController().signal;
const mebibyte = 1024 * 1024;

/**
 * Ranges of an open recording where they are read, and as main asks the worker for them; and what memory grows by,
 * opening included.
 */
export async function measureRange(): Promise<readonly Figure[]> {
  const audio = startSealedAudio(new Worker(new URL('../../main/workers/sealed-audio.ts', import.meta.url)), () => {});
  try {
    await openAndRead(audio, 1_000_000, 200);
    const small = await openAndRead(audio, 50_000_000, ranges);
    const large = await openAndRead(audio, 500_000_000, ranges);
    const here = await readHere(500_000_000);
    const how = `${ranges} random ranges of a 500 MB recording, one after the other`;
    const asked = `the same, asked of the worker: two changes of thread each`;
    return [
      shown('64 KiB range, p50', quantile(here.ranges, 0.5), how),
      under('64 KiB range, p99', quantile(here.ranges, 0.99), 'ms', 1, how),
      shown(
        '64 KiB merely read from the file, p99',
        quantile(here.reads, 0.99),
        'interleaved with them: what the machine adds',
      ),
      shown('64 KiB range as main sees it, p50', quantile(large.times, 0.5), asked),
      under('64 KiB range as main sees it, p99', quantile(large.times, 0.99), 'ms', 1, asked),
      under('memory growth, 50 MB recording', small.growth, 'MB', 64, 'resident set before opening to its peak'),
      under('memory growth, 500 MB recording', large.growth, 'MB', 64, 'resident set before opening to its peak'),
    ];
  } finally {
    await audio.stop();
  }
}

async function openAndRead(audio: SealedAudio, soundBytes: number, count: number) {
  const sample = makeSealedSample(soundBytes);
  try {
    return await read(audio, sample, count);
  } finally {
    sample.remove();
  }
}

async function read(audio: SealedAudio, { path, contentKey, iv, length }: SealedSample, count: number) {
  // Making the sample left garbage that is not the program's.
  await setTimeout(200);
  const before = process.memoryUsage.rss();
  let peak = before;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const watch = setInterval(look, 5);
  const { handle } = await audio.open(path, contentKey, iv, patient);
  clearInterval(watch);
  const times: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const offset = Math.floor(Math.random() * (length - rangeBytes));
    times.push(await timed(() => audio.read(handle, offset, rangeBytes)));
    if (done % 100 === 0) look();
  }
  await audio.close(handle);
  return { times, growth: (peak - before) / mebibyte };
}

/** Reads in this thread what the worker reads in its own. */
async function readHere(soundBytes: number): Promise<{ ranges: number[]; reads: number[] }> {
  const { path, contentKey, iv, length, remove } = makeSealedSample(soundBytes);
  try {
    const { open } = await openSealedAudio(path, new Uint8Array(contentKey), iv, patient);
    const taken = { ranges: [] as number[], reads: [] as number[] };
    const buffer = Buffer.alloc(rangeBytes);
    for (let done = 0; done < ranges; done += 1) {
      const [one, other] = [1, 2].map(() => Math.floor(Math.random() * (length - rangeBytes)));
      taken.ranges.push(await timed(() => readRange(open, one ?? 0, rangeBytes)));
      taken.reads.push(await timed(() => readSync(open.file.descriptor, buffer, 0, rangeBytes, other ?? 0)));
    }
    closeSealedAudio(open);
    return taken;
  } finally {
    remove();
  }
}

const shown = (what: string, value: number, how: string): Figure => ({
  what,
  value,
  unit: 'ms',
  reach: 'shown',
  met: true,
  how,
});

const under = (what: string, value: number, unit: string, most: number, how: string): Figure => ({
  what,
  value,
  unit,
  reach: `under ${most}`,
  met: value < most,
  how,
});
