import { setTimeout as sleep } from 'node:timers/promises';
import type { MediaResponse } from '../recording.ts';

/** A bucket of bytes that fills at the rate allowed, for all media batches fetch together. */
export type Bandwidth = {
  /** Bytes a second, or null for no limit; from now on, also for what is under way. */
  readonly limitTo: (bytesPerSecond: number | null) => void;
  /** The same media, no faster than allowed. */
  readonly through: (media: MediaResponse, signal: AbortSignal) => MediaResponse;
  readonly slowly: (chunks: AsyncIterable<Uint8Array>, signal: AbortSignal) => AsyncIterable<Uint8Array>;
};

/** Seconds' worth of bytes that may be saved up. */
const saved = 1;

export function limitBandwidth(): Bandwidth {
  let rate: number | null = null;
  let tokens = 0;
  let filledAt = performance.now();

  /** Takes what came, and waits until that much may have come. */
  const spend = async (bytes: number, signal: AbortSignal): Promise<void> => {
    if (rate === null) return;
    const now = performance.now();
    tokens = Math.min(rate * saved, tokens + ((now - filledAt) / 1000) * rate) - bytes;
    filledAt = now;
    if (tokens < 0) await sleep((-tokens / rate) * 1000, undefined, { signal }).catch(() => undefined);
  };

  async function* slowly(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      await spend(chunk.length, signal);
      yield chunk;
    }
  }

  return {
    limitTo: (bytesPerSecond) => {
      rate = bytesPerSecond;
      tokens = Math.min(tokens, 0);
      filledAt = performance.now();
    },
    through: (media, signal) => ({ ...media, chunks: slowly(media.chunks, signal) }),
    slowly,
  };
}
