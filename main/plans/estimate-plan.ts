import type { StoragePrice } from '../contract.ts';

/**
 * What a plan comes to, estimated: Twilio tells lengths, not sizes. WAV as Twilio serves it has 8,000 samples of 16 bits a
 * second and channel (https://www.twilio.com/docs/voice/api/recording, 128 kbit/s).
 */
const bytesOfSecond = 16_000;
/** Header, tag, and the envelope beside it. */
const bytesAround = 4096;

/** Bytes of one recording; one channel where Twilio does not say. */
export function estimateBytes(seconds: number | null, channels: number | null): number {
  return bytesAround + (seconds ?? 0) * bytesOfSecond * (channels ?? 1);
}

/** Bytes a second that a good line and Twilio give; what one recording takes besides: asking, flushing, looking again. */
const bytesPerSecond = 5_000_000;
const secondsPerCopy = 0.05;
const secondsPerRemoval = 0.1;

/** Seconds a batch will take for so many copies of so many bytes in all, and so many removals. */
export function estimateSeconds(work: {
  readonly copies: number;
  readonly bytes: number;
  readonly removals: number;
}): number {
  const { copies, bytes, removals } = work;
  return Math.ceil(bytes / bytesPerSecond + copies * secondsPerCopy + removals * secondsPerRemoval);
}

/** US dollars a month for what one account stores; the free minutes are taken off each account alone. */
export function monthlyCost(
  seconds: number,
  { perMinute, freeMinutes }: Pick<StoragePrice, 'perMinute' | 'freeMinutes'>,
): number {
  return Math.max(0, seconds / 60 - freeMinutes) * perMinute;
}
