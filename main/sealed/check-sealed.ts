import { startOpening } from '../crypto/content-cipher.ts';
import { tagBytes } from '../crypto/gcm-form.ts';
import { startSha256 } from '../crypto/sha256.ts';
import { discard } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import type { Opening } from './sealed-audio-messages.ts';
import { longestSealed } from './sealed-form.ts';
import type { Stored } from './stage-sealed.ts';
import { takeWavHead } from './take-wav-head.ts';
import type { WavShape } from './wav-shape.ts';

/** What reading a sealed audio whole has shown; `shape` once its tag was seen to fit, null when nothing opened it. */
export type Checked = Stored & { readonly shape: WavShape | null };

export type Checking = {
  /** The next bytes, in whatever pieces they come. */
  readonly take: (piece: Uint8Array) => void;
  /** Fails with audio-damaged {check}, audio-not-wav. */
  readonly finish: () => Checked;
  readonly wipe: () => void;
};

/** Hashes a sealed audio of `size` bytes and, where it can be opened, sees whether its tag fits and it is a WAV. */
export function startChecking(size: number, opening: Opening): Checking {
  const length = Math.max(0, size - tagBytes);
  const hash = startSha256();
  const cipher = opening && startOpening(opening.contentKey, opening.iv);
  const tag = Buffer.alloc(tagBytes);
  const head = takeWavHead(length);
  let taken = 0;
  let shape: WavShape | null = null;
  let fault: unknown = null;

  const readHead = (plain: Uint8Array) => {
    try {
      shape = head.feed(plain)?.shape ?? null;
      if (shape !== null) head.wipe();
    } catch (error) {
      // Whether it is damaged is the tag's to say, and comes first.
      fault = error;
    }
  };
  const open = (piece: Uint8Array) => {
    const ciphertext = piece.subarray(0, Math.max(0, length - taken));
    tag.set(
      piece.subarray(ciphertext.length, ciphertext.length + size - Math.max(taken, length)),
      Math.max(0, taken - length),
    );
    if (cipher === null || ciphertext.length === 0) return;
    const plain = cipher.update(ciphertext);
    if (shape === null && fault === null) readHead(plain);
    discard(plain);
  };

  return {
    take: (piece) => {
      hash.take(piece);
      if (taken < size) open(piece);
      taken += piece.length;
    },
    finish: () => {
      if (taken !== size || size < tagBytes || size > longestSealed)
        throw new Failure('audio-damaged', { check: 'length', expectedBytes: size, foundBytes: taken });
      const stored = { size, sha256: hash.finish() };
      if (cipher === null) return { ...stored, shape: null };
      if (!cipher.finish(tag)) throw new Failure('audio-damaged', { check: 'tag', foundBytes: size });
      if (fault !== null) throw fault;
      if (shape === null) throw new Failure('audio-not-wav', { reason: 'cut short' });
      return { ...stored, shape };
    },
    wipe: head.wipe,
  };
}
