import { createCipheriv, randomBytes } from 'node:crypto';

/** A chunk of a RIFF file: name, size as told (by default the true one), body, padded unless told otherwise. */
export type ChunkSketch = {
  readonly name: string;
  readonly body: Uint8Array;
  readonly size?: number;
  readonly padded?: boolean;
};

export function riff(chunks: readonly ChunkSketch[], size?: number): Buffer {
  const bodies = chunks.flatMap(({ name, body, size: told, padded }) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(told ?? body.length, 4);
    return [head, body, Buffer.alloc(padded === false ? 0 : body.length % 2)];
  });
  const all = Buffer.concat([Buffer.from('WAVE'), ...bodies]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(size ?? all.length, 4);
  return Buffer.concat([head, all]);
}

export function formatChunk(sketch: { tag?: number; channels?: number; rate?: number; bits?: number }): ChunkSketch {
  const { tag = 1, channels = 1, rate = 8000, bits = 16 } = sketch;
  const body = Buffer.alloc(16);
  body.writeUInt16LE(tag, 0);
  body.writeUInt16LE(channels, 2);
  body.writeUInt32LE(rate, 4);
  body.writeUInt32LE((rate * channels * bits) / 8, 8);
  body.writeUInt16LE((channels * bits) / 8, 12);
  body.writeUInt16LE(bits, 14);
  return { name: 'fmt ', body };
}

/** 16-bit PCM at 8 kHz. */
export const wav = (sound: Uint8Array, channels = 1) =>
  riff([formatChunk({ channels }), { name: 'data', body: sound }]);

/** Seals as Twilio does: ciphertext ‖ tag. Written apart from the program, so that the two check each other. */
export function sealAsTwilio(plain: Uint8Array): { sealed: Buffer; contentKey: Buffer; iv: Buffer } {
  const contentKey = randomBytes(32);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv);
  return { sealed: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]), contentKey, iv };
}

/** The bytes in chunks of `size`. */
export async function* inChunks(bytes: Uint8Array, size = 65536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
