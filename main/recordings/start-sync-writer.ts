import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { Failure, type FailureCode, type FailureFacts } from '../failure.ts';
import type { syncWrites } from './sync-writes.ts';

type Writes = typeof syncWrites;
export type SyncAsked = {
  readonly number: number;
  readonly name: keyof Writes | 'open' | 'close';
  readonly input: unknown;
};
export type SyncAnswer = {
  readonly number: number;
  readonly value: unknown;
  readonly failure: { readonly code: FailureCode; readonly facts: FailureFacts } | null;
  readonly bug: unknown;
};

/** The index's one writer, in a worker. A worker that died is started again when next asked. */
export type SyncWriter = {
  /** Whether the index had to be made anew. Throws 'disk-full', 'disk-refused'. */
  readonly open: () => Promise<boolean>;
  readonly ask: <Name extends keyof Writes>(
    name: Name,
    input: Parameters<Writes[Name]>[1],
  ) => Promise<ReturnType<Writes[Name]>>;
  readonly close: () => Promise<void>;
};

type Pending = { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void };
type Running = { readonly worker: Worker; readonly pending: Map<number, Pending>; readonly opened: Promise<unknown> };
const closeWithin = 5_000;

/** `start` starts main/workers/index-writer.ts; the index's path is sent to it first. */
export function startSyncWriter(start: () => Worker, path: string): SyncWriter {
  let running: Running | null = null;
  let last = 0;

  const post = (
    { worker, pending }: Pick<Running, 'worker' | 'pending'>,
    asked: Omit<SyncAsked, 'number'>,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      pending.set(last, { resolve, reject });
      worker.postMessage({ ...asked, number: last }, bytesIn(asked.input));
    });

  const run = (): Running => {
    const worker = start();
    const pending = new Map<number, Pending>();
    const stopped = (error: Error): void => {
      if (running?.worker === worker) running = null;
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
    };
    worker.on('message', ({ number, value, failure, bug }: SyncAnswer) => {
      const asked = pending.get(number);
      pending.delete(number);
      if (failure !== null) asked?.reject(new Failure(failure.code, failure.facts));
      else if (bug !== null) asked?.reject(bug);
      else asked?.resolve(value);
    });
    worker.on('error', stopped);
    worker.on('exit', () => stopped(new Error('the index writer has stopped')));
    const opened = post({ worker, pending }, { name: 'open', input: path });
    // Whoever asks is told; that nobody may be asking at the moment is no bug.
    opened.catch(() => {});
    return { worker, pending, opened };
  };

  const current = (): Running => {
    running ??= run();
    return running;
  };

  return {
    open: async () => (await current().opened) as boolean,
    ask: async (name, input) => {
      const at = current();
      await at.opened;
      return (await post(at, { name, input })) as ReturnType<Writes[typeof name]>;
    },
    close: async () => {
      const at = running;
      running = null;
      if (at === null) return;
      const closed = at.opened.then(() => post(at, { name: 'close', input: null })).catch(() => {});
      await Promise.race([closed, sleep(closeWithin, null, { ref: false })]);
      await at.worker.terminate();
    },
  };
}

/** A page's bytes are handed over, not copied. */
function bytesIn(input: unknown): ArrayBuffer[] {
  const { bytes } = (input ?? {}) as { readonly bytes?: Uint8Array<ArrayBuffer> };
  return bytes === undefined ? [] : [bytes.buffer];
}
