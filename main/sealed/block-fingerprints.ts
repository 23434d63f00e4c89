import { timingSafeEqual } from 'node:crypto';
import { fingerprintBlock, fingerprintBytes, newFingerprintKey } from '../crypto/fingerprint-block.ts';
import { wipe } from '../crypto/wipe.ts';
import { blockBytes } from './sealed-form.ts';

/** What the blocks of a verified file looked like: 16 bytes for 64 KiB, under a key that dies with them. */
export type BlockFingerprints = {
  /** Takes the next blocks in order; all but the file's last must be whole. */
  readonly take: (ciphertext: Uint8Array) => void;
  /** Whether `ciphertext`, which starts at block `first`, is what was taken. */
  readonly match: (first: number, ciphertext: Uint8Array) => boolean;
  readonly wipe: () => void;
};

/** Room for a ciphertext of `length` bytes. */
export function takeFingerprints(length: number): BlockFingerprints {
  const key = newFingerprintKey();
  const taken = new Uint8Array(Math.ceil(length / blockBytes) * fingerprintBytes);
  let next = 0;
  const at = (number: number) => taken.subarray(number * fingerprintBytes, (number + 1) * fingerprintBytes);
  return {
    take: (ciphertext) => {
      for (const block of blocksOf(ciphertext)) {
        at(next).set(fingerprintBlock(key, next, block));
        next += 1;
      }
    },
    match: (first, ciphertext) =>
      blocksOf(ciphertext).every((block, index) => {
        const expected = at(first + index);
        const found = fingerprintBlock(key, first + index, block);
        return expected.length === found.length && timingSafeEqual(expected, found);
      }),
    wipe: () => wipe(taken),
  };
}

function blocksOf(ciphertext: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(ciphertext.length / blockBytes) }, (_, index) =>
    ciphertext.subarray(index * blockBytes, (index + 1) * blockBytes),
  );
}
