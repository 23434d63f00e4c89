import type { Worker } from 'node:worker_threads';
import { Failure } from '../failure.ts';
import type { MediaResponse } from '../recording.ts';
import type { Checked } from './check-sealed.ts';
import { openSealedAudioLine } from './sealed-audio-line.ts';
import type { Opened, Opening, PlainFormat, SealedAudioOrder } from './sealed-audio-messages.ts';
import { sendMedia } from './send-media.ts';
import type { Seal, Stored } from './stage-sealed.ts';

type Told = (bytes: number) => void;

/** All of it is written, and the disk is at it: `flushed` once it lasts. Fails with disk-full, disk-refused, player-closed. */
export type Written = Checked & { readonly flushed: Promise<void> };

/** Main's side of the worker. Content keys given to it are copied, and the copies travel and are wiped there. */
export type SealedAudio = {
  /**
   * Streams media into `path`. `told` hears of the bytes received. Fails with media-not-audio, disk-full, disk-refused,
   * cancelled, and with whatever the media's own stream fails with.
   */
  readonly store: (
    path: string,
    media: MediaResponse,
    seal: Seal,
    signal: AbortSignal,
    told: (received: number) => void,
  ) => Promise<Stored>;
  /**
   * As `store`, but writes to `path` itself, an empty file, and tells the shape of the WAV where plain bytes were seen: what arrives
   * sealed is proved by its tag when `opening` is given. Fails also with audio-damaged, audio-not-wav.
   */
  readonly stage: (
    path: string,
    media: MediaResponse,
    how: { readonly seal: Seal; readonly opening: Opening },
    signal: AbortSignal,
    told: Told,
  ) => Promise<Written>;
  /**
   * Reads a file of sealed audio whole, through a descriptor of its own. `told` hears of the bytes read. Fails with
   * audio-damaged, audio-not-wav, disk-refused, cancelled.
   */
  readonly check: (path: string, opening: Opening, signal: AbortSignal, told: Told) => Promise<Checked>;
  /** As `check`, for bytes that come from elsewhere. */
  readonly checkChunks: (
    chunks: AsyncIterable<Uint8Array>,
    opening: Opening,
    signal: AbortSignal,
    told: Told,
  ) => Promise<Checked>;
  /** Verifies it whole. Fails with audio-damaged, audio-not-wav, disk-refused, cancelled. */
  readonly open: (path: string, contentKey: Uint8Array, iv: Uint8Array, signal: AbortSignal) => Promise<Opened>;
  /** Plain bytes, at most 256 KiB. Fails with audio-changed, player-closed. */
  readonly read: (handle: number, offset: number, length: number) => Promise<Uint8Array>;
  /**
   * Writes what is open to a new file, flushed and read back for its hash; what fails leaves none. Fails with
   * disk-full, disk-refused, audio-changed, export-format-unfit, cancelled, player-closed.
   */
  readonly writeOut: (handle: number, path: string, format: PlainFormat, signal: AbortSignal) => Promise<Stored>;
  readonly close: (handle: number) => Promise<void>;
  /** Wipes everything, then ends the worker. */
  readonly stop: () => Promise<void>;
};

/** `ended` is told once the worker is no more, whatever the reason: what was open in it is lost. */
export function startSealedAudio(worker: Worker, ended: () => void): SealedAudio {
  const line = openSealedAudioLine(worker, ended);
  const askTelling = (order: SealedAudioOrder, transfer: readonly ArrayBuffer[], told: Told) => {
    const answer = line.expect(order.job, { took: told, written: untold });
    line.post(order, transfer);
    return answer;
  };
  const ask = (order: SealedAudioOrder, transfer: readonly ArrayBuffer[]) => askTelling(order, transfer, untold);
  const askUntil = async (
    signal: AbortSignal,
    order: SealedAudioOrder,
    transfer: readonly ArrayBuffer[],
    told: Told,
  ) => {
    if (signal.aborted) throw new Failure('cancelled');
    const cancel = () => line.post({ what: 'cancel', job: order.job }, []);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await askTelling(order, transfer, told);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  };
  return {
    store: async (path, media, given, signal, told) => {
      const seal = copyOf(given);
      const order = { what: 'store', job: line.newJob(), path, seal } as const;
      return (await sendMedia(line, order, keyOf(seal), media, signal, { took: told, written: untold })) as Stored;
    },
    stage: async (path, media, how, signal, told) => {
      const [seal, opening] = [copyOf(how.seal), copyOf(how.opening)];
      const order = { what: 'stage', job: line.newJob(), path, seal, opening } as const;
      const { promise, resolve, reject } = Promise.withResolvers<Checked>();
      const keys = [...keyOf(seal), ...keyOf(opening)];
      const sent = sendMedia(line, order, keys, media, signal, { took: told, written: resolve });
      // What fails before all is written fails here; what fails later, there: whoever waits for neither is not at fault.
      const flushed = sent.then(untold);
      flushed.catch(reject);
      return { ...(await promise), flushed };
    },
    check: async (path, given, signal, told) => {
      const opening = copyOf(given);
      const order = { what: 'check', job: line.newJob(), path, opening } as const;
      return (await askUntil(signal, order, keyOf(opening), told)) as Checked;
    },
    checkChunks: async (chunks, given, signal, told) => {
      const opening = copyOf(given);
      const order = { what: 'check-chunks', job: line.newJob(), opening } as const;
      const media = { length: null, chunks };
      return (await sendMedia(line, order, keyOf(opening), media, signal, { took: told, written: untold })) as Checked;
    },
    open: async (path, contentKey, iv, signal) => {
      const copy = new Uint8Array(contentKey);
      const order = { what: 'open', job: line.newJob(), path, contentKey: copy, iv } as const;
      return (await askUntil(signal, order, [copy.buffer], untold)) as Opened;
    },
    writeOut: async (handle, path, format, signal) =>
      (await askUntil(signal, { what: 'write-out', job: line.newJob(), handle, path, format }, [], untold)) as Stored,
    read: async (handle, offset, length) =>
      (await ask({ what: 'read', job: line.newJob(), handle, offset, length }, [])) as Uint8Array,
    close: async (handle) => void (await ask({ what: 'close', job: line.newJob(), handle }, [])),
    stop: async () => {
      await ask({ what: 'wipe', job: line.newJob() }, []).catch(() => {});
      await worker.terminate();
    },
  };
}

const untold = () => {};
const copyOf = (keyed: Opening): Opening => keyed && { contentKey: new Uint8Array(keyed.contentKey), iv: keyed.iv };
const keyOf = (keyed: Opening) => (keyed === null ? [] : [keyed.contentKey.buffer as ArrayBuffer]);
