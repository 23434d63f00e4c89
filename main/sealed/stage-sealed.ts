import { closeSync, fsync, fsyncSync, rmSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { type SealingCipher, startSealing } from '../crypto/content-cipher.ts';
import { tagBytes } from '../crypto/gcm-form.ts';
import { startSha256 } from '../crypto/sha256.ts';
import { discard, wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { fileFailure, onFiles } from '../file-failure.ts';
import { atMost } from './at-most.ts';
import type { Checked } from './check-sealed.ts';
import { gatherWavHead } from './gather-wav-head.ts';
import { startProving } from './prove-sealed.ts';
import { recognisableBytes, recogniseMedia } from './recognise-media.ts';
import type { Opening } from './sealed-audio-messages.ts';
import { longestSealed } from './sealed-form.ts';

/** A fresh content key and IV for media that arrives plain; null for what arrives sealed already. */
export type Seal = { readonly contentKey: Uint8Array; readonly iv: Uint8Array } | null;
export type Stored = { readonly size: number; readonly sha256: string };

/**
 * Media on its way into a file. `take` uses its bytes up and gives how many were received so far, `abandon` leaves
 * nothing. `finish` tells what was seen of the audio once all of it is written, and is over once that has been flushed, off
 * this thread; `finishNow` flushes on it and tells nothing of the audio.
 */
export type Staging = {
  readonly take: (bytes: Uint8Array) => number;
  readonly finish: (written: (checked: Checked) => void) => Promise<Checked>;
  readonly finishNow: () => Stored;
  readonly abandon: () => void;
};

/** Half of the pool's threads: small steps of other copies, and everybody else's, must not wait behind flushes. */
const flushesAtOnce = atMost(2);
const flush = promisify(fsync);

/**
 * Writes media as sealed audio to the open `file`, which becomes its own, and lies at `path`. Nothing is written before the first bytes have been
 * recognised, so that a plain recording taken for a sealed one never reaches the disk. What arrives sealed is proved in
 * the same pass where it can be opened. Fails with media-not-audio, disk-full, disk-refused, audio-damaged, audio-not-wav.
 */
export function stageSealed(path: string, file: number, seal: Seal, opening: Opening): Staging {
  const cipher: SealingCipher | null = seal === null ? null : startSealing(seal.contentKey, seal.iv);
  const hash = startSha256();
  const proving = seal === null && opening !== null ? startProving(opening) : null;
  const plainHead = gatherWavHead();
  let head: Uint8Array | null = new Uint8Array(0);
  let received = 0;
  let size = 0;
  let open = true;

  const write = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; ) at += onFiles(() => writeSync(file, bytes, at));
    hash.take(bytes);
    size += bytes.length;
    if (size > longestSealed) throw new Failure('media-not-audio', { found: 'too long' });
  };
  const store = (bytes: Uint8Array) => {
    if (cipher === null) {
      proving?.take(bytes);
      return write(bytes);
    }
    plainHead.feed(bytes);
    const sealed = cipher.update(bytes);
    write(sealed);
    discard(sealed);
  };
  const recognise = (gathered: Uint8Array) => {
    const found = recogniseMedia(gathered);
    const expected = cipher === null ? 'unknown' : 'wav';
    if (found !== expected) throw new Failure('media-not-audio', { found, bytes: received });
    head = null;
    store(gathered);
    wipe(gathered);
  };
  const close = () => {
    if (open) closeSync(file);
    open = false;
  };

  const complete = () => {
    if (cipher === null && received < tagBytes)
      throw new Failure('media-not-audio', { found: 'too short', bytes: received });
    if (head !== null) recognise(head);
    if (cipher !== null) write(cipher.finish());
  };
  const forget = () => {
    plainHead.wipe();
    proving?.wipe();
  };

  return {
    take: (bytes) => {
      received += bytes.length;
      if (head === null) {
        store(bytes);
      } else {
        const gathered: Uint8Array = Buffer.concat([head, bytes]);
        wipe(head);
        head = gathered;
        if (gathered.length >= recognisableBytes) recognise(gathered);
      }
      discard(bytes);
      return received;
    },
    finish: async (written) => {
      complete();
      const shape = cipher === null ? (proving?.finish() ?? null) : plainHead.finish(received);
      forget();
      const checked = { size, sha256: hash.finish(), shape };
      written(checked);
      await flushesAtOnce(() => flush(file)).catch((error) => Promise.reject(fileFailure(error)));
      close();
      return checked;
    },
    finishNow: () => {
      complete();
      forget();
      onFiles(() => fsyncSync(file));
      close();
      return { size, sha256: hash.finish() };
    },
    abandon: () => {
      close();
      if (head !== null) wipe(head);
      forget();
      rmSync(path, { force: true });
    },
  };
}
