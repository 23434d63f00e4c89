import { createHash, type KeyObject } from 'node:crypto';
import { draw } from './mix.ts';
import { oaepWrap } from './oaep-wrap.ts';

/** Content keys a public key's recordings share, so that a list of a million needs 64 wraps and not a million. */
const keysEach = 64;

const derive = (...facts: (string | number)[]) => createHash('sha256').update(facts.join(' ')).digest();

/** Which of its public key's content keys seals a recording. */
export const contentKeyNumber = (seed: number, recording: number) => draw(seed, recording, 40) % keysEach;

/** 32 bytes. */
export const contentKey = (seed: number, keySid: string, number: number): Buffer =>
  derive('content key', seed, keySid, number);

/** The 12-byte IV of a recording: its own, whatever content key it shares. */
export function ivOf(seed: number, recording: number): Buffer {
  const iv = Buffer.alloc(12);
  for (const part of [0, 1, 2]) iv.writeUInt32BE(draw(seed, recording, 41 + part), part * 4);
  return iv;
}

/** How a recording is sealed, and what its metadata says of it. Without faults all three keys are one. */
export type Sealing = {
  /** What encryption_details names. */
  readonly namedKey: string;
  /** What the content key is wrapped for. */
  readonly wrappedFor: string;
  /** Whose pool of content keys the audio's is from, and which of them. */
  readonly pool: string;
  readonly number: number;
  /** Which of the pool is wrapped, and how many bytes of it. */
  readonly wrappedNumber: number;
  readonly wrappedLength: 32 | 16;
};

export type ContentKeyWraps = {
  /** Base64 of the 256-byte wrap. Wraps are made when first asked for and kept. */
  readonly wrapped: (sealing: Sealing, publicKey: (sid: string) => KeyObject) => string;
};

export function createContentKeyWraps(seed: number): ContentKeyWraps {
  const made = new Map<string, string>();
  return {
    wrapped: ({ wrappedFor, pool, wrappedNumber, wrappedLength }, publicKey) => {
      const name = `${wrappedFor}${pool}${wrappedNumber}/${wrappedLength}`;
      const known = made.get(name);
      if (known) return known;
      const key = contentKey(seed, pool, wrappedNumber).subarray(0, wrappedLength);
      const wrap = oaepWrap(publicKey(wrappedFor), key, derive('padding', seed, name)).toString('base64');
      made.set(name, wrap);
      return wrap;
    },
  };
}
