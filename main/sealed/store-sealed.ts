import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type SealingCipher, startSealing } from '../crypto/content-cipher.ts';
import { tagBytes } from '../crypto/gcm-form.ts';
import { startSha256 } from '../crypto/sha256.ts';
import { discard, wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { onFiles } from '../file-failure.ts';
import { recognisableBytes, recogniseMedia } from './recognise-media.ts';
import { longestSealed } from './sealed-form.ts';

/** A fresh content key and IV for media that arrives plain; null for what arrives sealed already. */
export type Seal = { readonly contentKey: Uint8Array; readonly iv: Uint8Array } | null;
export type Stored = { readonly size: number; readonly sha256: string };

/** Media being stored: `take` uses its bytes up and gives how many were received so far, `finish` makes it a file, `abandon` leaves nothing. */
export type Storing = {
  readonly take: (bytes: Uint8Array) => number;
  readonly finish: () => Stored;
  readonly abandon: () => void;
};

/**
 * Stores media as sealed audio at `path`, by way of `path`.part. Nothing is written before the first bytes have been
 * recognised, so that a plain recording taken for a sealed one never reaches the disk.
 * Fails with media-not-audio, disk-full, disk-refused.
 */
export function storeSealed(path: string, seal: Seal): Storing {
  const part = `${path}.part`;
  const file = onFiles(() => openSync(part, 'w', 0o600));
  const cipher: SealingCipher | null = seal === null ? null : startSealing(seal.contentKey, seal.iv);
  const hash = startSha256();
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
    if (cipher === null) return write(bytes);
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
    finish: () => {
      if (cipher === null && received < tagBytes)
        throw new Failure('media-not-audio', { found: 'too short', bytes: received });
      if (head !== null) recognise(head);
      if (cipher !== null) write(cipher.finish());
      onFiles(() => fsyncSync(file));
      close();
      onFiles(() => renameSync(part, path));
      flushFolder(dirname(path));
      return { size, sha256: hash.finish() };
    },
    abandon: () => {
      close();
      if (head !== null) wipe(head);
      rmSync(part, { force: true });
    },
  };
}

/** Makes a rename last. Windows cannot open folders and does not need it. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  onFiles(() => {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  });
}
