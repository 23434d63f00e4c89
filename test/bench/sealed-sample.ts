import { createCipheriv, randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWavHeader } from '../../main/playback/write-wav-header.ts';

/** A sealed recording in a temporary folder: two channels of 16-bit samples at 8 kHz. */
export type SealedSample = {
  readonly folder: string;
  readonly path: string;
  readonly contentKey: Buffer;
  readonly iv: Buffer;
  /** Of the plain WAV, in bytes. */
  readonly length: number;
  readonly remove: () => void;
};

const mebibyte = 1024 * 1024;

/** Seals `soundBytes` of noise as Twilio would. Noise costs what speech costs: neither cipher nor peaks look at it. */
export function makeSealedSample(soundBytes: number): SealedSample {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-bench-'));
  const path = join(folder, 'sample.sealed');
  const contentKey = randomBytes(32);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv);
  const file = openSync(path, 'w');
  const header = writeWavHeader({
    format: 'integer',
    channels: 2,
    sampleRate: 8000,
    bitsPerSample: 16,
    dataOffset: 0,
    dataLength: soundBytes,
    missing: 0,
  });
  writeSync(file, cipher.update(header));
  const noise = randomBytes(mebibyte);
  for (let left = soundBytes; left > 0; left -= mebibyte) writeSync(file, cipher.update(noise.subarray(0, left)));
  cipher.final();
  writeSync(file, cipher.getAuthTag());
  closeSync(file);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { folder, path, contentKey, iv, length: header.length + soundBytes, remove };
}

/** The value that `share` of the others do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds `action` takes. */
export async function timed(action: () => unknown): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}
