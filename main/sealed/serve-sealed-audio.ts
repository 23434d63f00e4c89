import type { MessagePort } from 'node:worker_threads';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { closeSealedAudio, type OpenSealed, openSealedAudio } from './open-sealed-audio.ts';
import { readRange } from './read-range.ts';
import type { SealedAudioOrder, SealedAudioReport, SealedAudioValue } from './sealed-audio-messages.ts';
import { type Storing, storeSealed } from './store-sealed.ts';

type Port = Pick<MessagePort, 'on' | 'postMessage'>;

/** The worker's side: carries out orders one at a time, except that long passes let others in between. */
export function serveSealedAudio(port: Port): void {
  const storing = new Map<number, Storing>();
  const opening = new Map<number, AbortController>();
  const opened = new Map<number, OpenSealed>();

  const report = (message: SealedAudioReport, transfer: readonly ArrayBuffer[] = []) =>
    port.postMessage(message, [...transfer]);
  const done = (job: number, value: SealedAudioValue, transfer: readonly ArrayBuffer[] = []) =>
    report({ kind: 'done', job, value }, transfer);
  const giveUp = (job: number) => {
    storing.get(job)?.abandon();
    storing.delete(job);
  };
  const fail = (job: number, error: unknown) => {
    giveUp(job);
    if (error instanceof Failure) report({ kind: 'failed', job, code: error.code, facts: error.facts });
    else report({ kind: 'bug', job, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  };

  const open = async (order: Extract<SealedAudioOrder, { what: 'open' }>) => {
    const controller = new AbortController();
    opening.set(order.job, controller);
    try {
      const result = await openSealedAudio(order.path, order.contentKey, order.iv, controller.signal);
      opened.set(order.job, result.open);
      const { shape, peaks } = result;
      done(
        order.job,
        { handle: order.job, shape, peaks },
        peaks.map(({ buffer }) => buffer),
      );
    } catch (error) {
      wipe(order.contentKey);
      throw error;
    } finally {
      opening.delete(order.job);
    }
  };
  const close = (handle: number) => {
    const found = opened.get(handle);
    if (found !== undefined) closeSealedAudio(found);
    opened.delete(handle);
  };
  const wipeAll = () => {
    for (const controller of opening.values()) controller.abort();
    for (const job of [...storing.keys()]) giveUp(job);
    for (const handle of [...opened.keys()]) close(handle);
  };

  const obey = async (order: SealedAudioOrder): Promise<void> => {
    switch (order.what) {
      case 'store':
        storing.set(order.job, storeSealed(order.path, order.seal));
        if (order.seal !== null) wipe(order.seal.contentKey);
        return;
      case 'chunk': {
        const received = storing.get(order.job)?.take(order.bytes);
        if (received !== undefined) report({ kind: 'took', job: order.job, received });
        return;
      }
      case 'finish': {
        const stored = storing.get(order.job)?.finish();
        if (stored === undefined) return;
        storing.delete(order.job);
        return done(order.job, stored);
      }
      case 'open':
        return open(order);
      case 'read': {
        const found = opened.get(order.handle);
        if (found === undefined) throw new Failure('player-closed');
        const bytes = readRange(found, order.offset, order.length);
        return done(order.job, bytes, [bytes.buffer as ArrayBuffer]);
      }
      case 'close':
        close(order.handle);
        return done(order.job, null);
      case 'cancel':
        opening.get(order.job)?.abort();
        if (storing.has(order.job)) fail(order.job, new Failure('cancelled'));
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
