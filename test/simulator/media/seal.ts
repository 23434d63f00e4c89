import { createCipheriv } from 'node:crypto';
import type { ByteStream } from './byte-stream.ts';

const tagBytes = 16;

/** Sealed as Voice Recording Encryption does it: AES-256-GCM, no additional data, the tag at the end. */
export function sealed(plain: ByteStream, contentKey: Buffer, iv: Buffer): ByteStream {
  return {
    length: plain.length + tagBytes,
    chunks: function* () {
      const cipher = createCipheriv('aes-256-gcm', contentKey, iv);
      for (const chunk of plain.chunks()) yield cipher.update(chunk);
      cipher.final();
      yield cipher.getAuthTag();
    },
  };
}
