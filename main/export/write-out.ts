import { closeSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { startSha256 } from '../crypto/sha256.ts';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { onFiles } from '../file-failure.ts';
import type { OpenSealed } from '../sealed/open-sealed-audio.ts';
import { readRange } from '../sealed/read-range.ts';
import type { PlainFormat } from '../sealed/sealed-audio-messages.ts';
import { pieceBytes } from '../sealed/sealed-form.ts';
import type { Stored } from '../sealed/store-sealed.ts';
import { frameBytes, type WavShape } from '../sealed/wav-shape.ts';
import { openSink } from './open-sink.ts';

/**
 * Writes a recording whose tag has been verified to the new file `path`, unprotected: piece by piece, each compared with
 * its fingerprint before it is decrypted. Flushed, then read back for its hash. What fails leaves no file.
 * Fails with export-format-unfit, audio-changed, disk-full, disk-refused, cancelled.
 */
export async function writeOut(
  open: OpenSealed,
  shape: WavShape,
  path: string,
  format: PlainFormat,
  signal: AbortSignal,
): Promise<Stored> {
  const sink = await openSink(shape, format);
  const file = onFiles(() => openSync(path, 'wx+'));
  let written = false;
  try {
    const put = (bytes: Uint8Array, at: number) => {
      for (let done = 0; done < bytes.length; )
        done += onFiles(() => writeSync(file, bytes, done, bytes.length - done, at + done));
      wipe(bytes);
      return bytes.length;
    };
    const whole = format === 'wav';
    const from = whole ? 0 : shape.dataOffset;
    const to = whole ? open.length : shape.dataOffset + shape.dataLength;
    // Whole frames, so that an encoder is never given half a sample.
    const step = whole ? pieceBytes : pieceBytes - (pieceBytes % frameBytes(shape));
    let size = 0;
    for (let at = from; at < to; at += step) {
      const plain = readRange(open, at, Math.min(step, to - at));
      size += put(sink.take(plain), size);
      wipe(plain);
      await setImmediate();
      if (signal.aborted) throw new Failure('cancelled');
    }
    const { tail, head } = sink.finish();
    size += put(tail, size);
    put(head, 0);
    onFiles(() => fsyncSync(file));
    const sha256 = hashOf(file, size);
    written = true;
    return { size, sha256 };
  } finally {
    closeSync(file);
    if (!written) rmSync(path, { force: true });
    sink.close();
  }
}

/** Of what stands in the file now, not of what was meant to. */
function hashOf(file: number, size: number): string {
  const hash = startSha256();
  const buffer = Buffer.allocUnsafeSlow(pieceBytes);
  for (let at = 0; at < size; ) {
    const read = onFiles(() => readSync(file, buffer, 0, buffer.length, at));
    if (read === 0) throw new Failure('disk-refused', { reason: 'cut short' });
    hash.take(buffer.subarray(0, read));
    at += read;
  }
  wipe(buffer);
  return hash.finish();
}
