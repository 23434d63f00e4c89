import { openSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { onFiles } from '../file-failure.ts';
import { type Checked, startChecking } from './check-sealed.ts';
import { checkSealedFile } from './check-sealed-file.ts';
import { closeSealedAudio, type OpenSealed, openSealedAudio } from './open-sealed-audio.ts';
import { readRange } from './read-range.ts';
import type {
  Opening,
  PlainFormat,
  SealedAudioOrder,
  SealedAudioReport,
  SealedAudioValue,
} from './sealed-audio-messages.ts';
import { type Stored, stageSealed } from './stage-sealed.ts';
import { storeSealed } from './store-sealed.ts';
import type { WavShape } from './wav-shape.ts';

/** What takes the chunks of a job: it stores them, or checks them. `finish` may tell early what it saw; `abandon` leaves nothing. */
export type Taking = {
  readonly take: (bytes: Uint8Array) => number;
  readonly finish: (written: (checked: Checked) => void) => SealedAudioValue | Promise<SealedAudioValue>;
  readonly abandon: () => void;
};

/** Bytes. Less than sendMedia lets be under way, or it would wait for ever. */
const tellingStep = 256 * 1024;

type Port = Pick<MessagePort, 'on' | 'postMessage'>;

/** Writes open audio to a new file, unprotected. What fails leaves none. */
export type WriteOut = (
  open: OpenSealed,
  shape: WavShape,
  path: string,
  format: PlainFormat,
  signal: AbortSignal,
) => Promise<Stored>;

/** The worker's side: carries out orders one at a time, except that long passes let others in between. */
export function serveSealedAudio(port: Port, writeOut: WriteOut): void {
  const taking = new Map<number, Taking>();
  const counts = new Map<number, { received: number; told: number }>();
  /** What can be cancelled: openings and writings. */
  const underWay = new Map<number, AbortController>();
  const opened = new Map<number, { readonly open: OpenSealed; readonly shape: WavShape }>();

  const report = (message: SealedAudioReport, transfer: readonly ArrayBuffer[] = []) =>
    port.postMessage(message, [...transfer]);
  const done = (job: number, value: SealedAudioValue, transfer: readonly ArrayBuffer[] = []) =>
    report({ kind: 'done', job, value }, transfer);
  /** Told in steps: each telling costs as much as storing some of it. */
  const tellTaken = (job: number, received: number) => {
    const count = counts.get(job) ?? { received: 0, told: 0 };
    counts.set(job, count);
    count.received = received;
    if (received - count.told >= tellingStep) tellRest(job);
  };
  const tellRest = (job: number) => {
    const count = counts.get(job);
    if (count === undefined || count.told === count.received) return;
    count.told = count.received;
    report({ kind: 'took', job, received: count.received });
  };
  const giveUp = (job: number) => {
    taking.get(job)?.abandon();
    taking.delete(job);
    counts.delete(job);
  };
  const fail = (job: number, error: unknown) => {
    giveUp(job);
    if (error instanceof Failure) report({ kind: 'failed', job, code: error.code, facts: error.facts });
    else report({ kind: 'bug', job, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  };

  const cancellable = async <Result>(job: number, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
    const controller = new AbortController();
    underWay.set(job, controller);
    try {
      return await work(controller.signal);
    } finally {
      underWay.delete(job);
    }
  };
  const open = async ({ job, path, contentKey, iv }: Extract<SealedAudioOrder, { what: 'open' }>) => {
    try {
      const result = await cancellable(job, (signal) => openSealedAudio(path, contentKey, iv, signal));
      opened.set(job, result);
      const { shape, peaks } = result;
      done(
        job,
        { handle: job, shape, peaks },
        peaks.map(({ buffer }) => buffer),
      );
    } catch (error) {
      wipe(contentKey);
      throw error;
    }
  };
  const check = ({ job, path, opening }: Extract<SealedAudioOrder, { what: 'check' }>) => {
    const told = (received: number) => report({ kind: 'took', job, received });
    return cancellable(job, (signal) => checkSealedFile(path, opening, signal, told)).finally(() => forget(opening));
  };
  const finish = async (job: number) => {
    const found = taking.get(job);
    if (found === undefined) return;
    // Past being cancelled: while it is flushed its file must not be closed.
    taking.delete(job);
    tellRest(job);
    counts.delete(job);
    try {
      done(job, await found.finish((checked) => report({ kind: 'written', job, checked })));
    } catch (error) {
      found.abandon();
      throw error;
    }
  };
  const find = (handle: number) => {
    const found = opened.get(handle);
    if (found === undefined) throw new Failure('player-closed');
    return found;
  };
  const close = (handle: number) => {
    const found = opened.get(handle);
    if (found !== undefined) closeSealedAudio(found.open);
    opened.delete(handle);
  };
  const wipeAll = () => {
    for (const controller of underWay.values()) controller.abort();
    for (const job of [...taking.keys()]) giveUp(job);
    for (const handle of [...opened.keys()]) close(handle);
  };

  const obey = async (order: SealedAudioOrder): Promise<void> => {
    switch (order.what) {
      case 'store':
        taking.set(order.job, storeSealed(order.path, order.seal));
        return forget(order.seal);
      case 'stage':
        taking.set(order.job, stageSealed(order.path, openStaged(order.path), order.seal, order.opening));
        forget(order.seal);
        return forget(order.opening);
      case 'check-chunks':
        taking.set(order.job, startChecking(order.opening));
        return forget(order.opening);
      case 'chunk': {
        const found = taking.get(order.job);
        if (found !== undefined) tellTaken(order.job, found.take(order.bytes));
        return;
      }
      case 'finish':
        return finish(order.job);
      case 'open':
        return open(order);
      case 'check':
        return done(order.job, await check(order));
      case 'read': {
        const bytes = readRange(find(order.handle).open, order.offset, order.length);
        return done(order.job, bytes, [bytes.buffer as ArrayBuffer]);
      }
      case 'write-out': {
        const { job, path, format } = order;
        const found = find(order.handle);
        return done(job, await cancellable(job, (signal) => writeOut(found.open, found.shape, path, format, signal)));
      }
      case 'close':
        close(order.handle);
        return done(order.job, null);
      case 'cancel':
        underWay.get(order.job)?.abort();
        if (taking.has(order.job)) fail(order.job, new Failure('cancelled'));
        return;
      case 'wipe':
        wipeAll();
        return done(order.job, null);
    }
  };
  port.on('message', (order: SealedAudioOrder) => {
    obey(order).catch((error) => fail(order.job, error));
  });
}

/** It is there: a new name may wait for what the file system is writing just then, and everything here with it. */
function openStaged(path: string): number {
  return onFiles(() => openSync(path, 'r+'));
}

function forget(keyed: Opening): void {
  if (keyed !== null) wipe(keyed.contentKey);
}
