import { createCipheriv, createDecipheriv } from 'node:crypto';
import { damaged, tagBytes } from '../keys/backup-form.ts';
import { chunkIv } from './kit-form.ts';

/** What every chunk of one kit is sealed with: 32 bytes of key, and the start of the file it belongs to. */
export type ChunkSeal = { readonly sealing: Uint8Array; readonly start: Uint8Array };

/** AES-256-GCM; what comes out ends with its tag. */
export function sealChunk({ sealing, start }: ChunkSeal, number: number, last: boolean, plain: Uint8Array): Uint8Array {
  const iv = chunkIv(number, last);
  const cipher = createCipheriv('aes-256-gcm', sealing, iv, { authTagLength: tagBytes }).setAAD(start);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Fails with backup-damaged when it is not exactly that chunk of that file. */
export function openChunk({ sealing, start }: ChunkSeal, number: number, last: boolean, sealed: Uint8Array): Buffer {
  const iv = chunkIv(number, last);
  const decipher = createDecipheriv('aes-256-gcm', sealing, iv, { authTagLength: tagBytes }).setAAD(start);
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const plain = decipher.update(sealed.subarray(0, -tagBytes));
  try {
    decipher.final();
    return plain;
  } catch {
    plain.fill(0);
    throw damaged('altered');
  }
}
