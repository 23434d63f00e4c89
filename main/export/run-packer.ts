import type { Worker } from 'node:worker_threads';
import { Failure } from '../failure.ts';
import type { Stored } from '../sealed/store-sealed.ts';
import type { PackOrder, PackReport } from './serve-packer.ts';

/** Has a worker of its own pack a zip. Fails with disk-full, disk-refused, audio-changed, cancelled. */
export async function runPacker(worker: Worker, order: PackOrder, signal: AbortSignal): Promise<Stored> {
  const stopped = Promise.withResolvers<never>();
  const stop = () => stopped.reject(new Failure('cancelled'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) throw new Failure('cancelled');
    const answer = new Promise<PackReport>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the packer ended')));
    });
    worker.postMessage(order);
    const report = await Promise.race([answer, stopped.promise]);
    if (report.kind === 'done') return report.value;
    if (report.kind === 'failed') throw new Failure(report.failure.code, report.failure.facts);
    throw new Error(report.stack);
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
