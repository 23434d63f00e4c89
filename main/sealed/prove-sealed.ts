import { startOpening } from '../crypto/content-cipher.ts';
import { tagBytes } from '../crypto/gcm-form.ts';
import { discard, wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { gatherWavHead } from './gather-wav-head.ts';
import type { WavShape } from './wav-shape.ts';

/** Sees, as the bytes go by, whether a sealed audio opens. */
export type Proving = {
  /** The next bytes, in whatever pieces they come. */
  readonly take: (piece: Uint8Array) => void;
  /** The shape of the WAV within, once the tag fits. Fails with audio-damaged {check}, audio-not-wav. */
  readonly finish: () => WavShape;
  readonly wipe: () => void;
};

/** How long it is need not be known: the last 16 bytes so far may be the tag, and are held back. */
export function startProving({
  contentKey,
  iv,
}: {
  readonly contentKey: Uint8Array;
  readonly iv: Uint8Array;
}): Proving {
  const cipher = startOpening(contentKey, iv);
  const head = gatherWavHead();
  let held: Uint8Array = new Uint8Array(0);
  let length = 0;

  const open = (ciphertext: Uint8Array) => {
    if (ciphertext.length === 0) return;
    const plain = cipher.update(ciphertext);
    head.feed(plain);
    length += plain.length;
    discard(plain);
  };

  return {
    take: (piece) => {
      const whole = piece.length >= tagBytes;
      if (whole) open(held);
      const bytes = whole ? piece : Buffer.concat([held, piece]);
      const end = Math.max(0, bytes.length - tagBytes);
      open(bytes.subarray(0, end));
      held = Uint8Array.from(bytes.subarray(end));
    },
    finish: () => {
      const size = length + held.length;
      if (held.length < tagBytes) throw new Failure('audio-damaged', { check: 'length', foundBytes: size });
      if (!cipher.finish(held)) throw new Failure('audio-damaged', { check: 'tag', foundBytes: size });
      return head.finish(length);
    },
    wipe: () => {
      head.wipe();
      wipe(held);
    },
  };
}
