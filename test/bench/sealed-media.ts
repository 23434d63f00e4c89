import { createCipheriv, randomFillSync } from 'node:crypto';
import { writeWavHeader } from '../../main/playback/write-wav-header.ts';

/** Sealed sound of `bytes` of two channels at 8 kHz under a key known beforehand, the same in every process. */
export function makeSealed(bytes: number): {
  readonly sealed: Buffer;
  readonly contentKey: Buffer;
  readonly iv: Buffer;
} {
  const contentKey = Buffer.alloc(32, 7);
  const iv = Buffer.alloc(12, 9);
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv);
  const shape = {
    format: 'integer',
    channels: 2,
    sampleRate: 8000,
    bitsPerSample: 16,
    dataOffset: 0,
    missing: 0,
  } as const;
  const header = writeWavHeader({ ...shape, dataLength: bytes });
  const sealed = Buffer.allocUnsafe(header.length + bytes + 16);
  const noise = randomFillSync(Buffer.alloc(1024 * 1024));
  let at = cipher.update(header).copy(sealed, 0);
  for (let left = bytes; left > 0; left -= noise.length) at += cipher.update(noise.subarray(0, left)).copy(sealed, at);
  cipher.final();
  cipher.getAuthTag().copy(sealed, at);
  return { sealed, contentKey, iv };
}
