import type { Recording } from '../../main/recording.ts';
import { archiveGround, atOnce } from './archive-ground.ts';
import type { Figure } from './figure.ts';
import { quantile, timed } from './sealed-sample.ts';

const megabyte = 1_000_000;
const rounds = 5;
const perRound = 200;

/** Archiving into a folder against a bare program that downloads, hashes, writes and flushes with the same concurrency. */
export async function measureArchive(): Promise<readonly Figure[]> {
  return [...(await measureMany()), ...(await measureLong())];
}

async function measureMany(): Promise<Figure[]> {
  const ground = await archiveGround(megabyte);
  try {
    const ratios: number[] = [];
    const readBackShare: number[] = [];
    await ground.copyAll(atOnce);
    await ground.bareAll(atOnce);
    for (let round = 0; round < rounds; round += 1) {
      const before = await timed(() => ground.bareAll(perRound));
      const made: Recording[] = [];
      const ours = await timed(async () => void made.push(...(await ground.copyAll(perRound))));
      readBackShare.push((await timed(() => ground.readBackAll(made))) / ours);
      const after = await timed(() => ground.bareAll(perRound));
      ratios.push((before + after) / 2 / ours);
    }
    const delay = await ground.loopDelay(perRound);
    const bareDelay = await ground.bareLoopDelay(perRound);
    const ratio = quantile(ratios, 0.5);
    return [
      {
        what: `archive, ${rounds * perRound} recordings of 1 MB into a folder`,
        value: ratio,
        unit: '× bare',
        reach: 'at least 0.7',
        met: ratio >= 0.7,
        how: `median of ${rounds} rounds of ${perRound}, ${atOnce} at a time, a bare download-hash-write-flush before and after each; reading back apart`,
      },
      {
        what: 'reading those back, of the time copying took',
        value: quantile(readBackShare, 0.5),
        unit: '×',
        reach: 'shown',
        met: true,
        how: 'SHA-256, tag and header of each, from its place',
      },
      {
        what: 'main thread’s event loop while archiving, delay p99',
        value: delay,
        unit: 'ms',
        reach: 'under 20',
        met: delay < 20,
        how: `copying, reading back and noting ${perRound} recordings; monitorEventLoopDelay, resolution 1 ms; the bare program’s own: ${bareDelay.toFixed(1)} ms`,
      },
    ];
  } finally {
    await ground.stop();
  }
}

async function measureLong(): Promise<Figure[]> {
  const ground = await archiveGround(1000 * megabyte);
  try {
    const before = await timed(() => ground.bareAll(1));
    globalThis.gc?.();
    const start = process.memoryUsage.rss();
    let most = start;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 20);
    const made: Recording[] = [];
    const ours = await timed(async () => void made.push(...(await ground.copyAll(1))));
    await ground.readBackAll(made);
    clearInterval(watch);
    const after = await timed(() => ground.bareAll(1));
    const ratio = (before + after) / 2 / ours;
    const growth = (most - start) / 1024 / 1024;
    return [
      {
        what: 'archive of one recording of 1 GB',
        value: ratio,
        unit: '× bare',
        reach: 'at least 0.7',
        met: ratio >= 0.7,
        how: 'a bare program before and after',
      },
      {
        what: 'memory growth meanwhile, reading back included',
        value: growth,
        unit: 'MiB',
        reach: 'under 64',
        met: growth < 64,
        how: 'most resident memory of the process, worker included, sampled every 20 ms',
      },
    ];
  } finally {
    await ground.stop();
  }
}
