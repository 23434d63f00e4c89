import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system in a file. What was once written to it is found in its raw bytes, deleted or not. */
export type DiskImage = {
  /** Where it is mounted. */
  readonly folder: string;
  readonly unmount: () => void;
  /** How often `bytes` stands anywhere in the image. To be called after `unmount`. */
  readonly count: (bytes: Buffer) => number;
  readonly remove: () => void;
};

/** Makes and mounts an ext4 image of `megabytes`; null where that needs rights this user does not have. */
export function mountDiskImage(megabytes: number): DiskImage | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const base = mkdtempSync(join(tmpdir(), 'koekura-image-'));
  const raw = join(base, 'image.raw');
  const folder = join(base, 'mounted');
  mkdirSync(folder);
  try {
    execFileSync('truncate', ['-s', `${megabytes}M`, raw]);
    execFileSync('mkfs.ext4', ['-q', '-F', raw]);
    execFileSync('mount', ['-o', 'loop,nodiscard', raw, folder]);
  } catch {
    rmSync(base, { recursive: true });
    return null;
  }
  return {
    folder,
    unmount: () => void execFileSync('umount', [folder]),
    count: (bytes) => countIn(raw, bytes),
    remove: () => rmSync(base, { recursive: true }),
  };
}

function countIn(path: string, wanted: Buffer): number {
  const file = openSync(path, 'r');
  const piece = Buffer.alloc(8 * 1024 * 1024);
  let kept = 0;
  let found = 0;
  try {
    for (;;) {
      const read = readSync(file, piece, kept, piece.length - kept, null);
      if (read === 0) return found;
      const end = kept + read;
      for (let at = piece.subarray(0, end).indexOf(wanted); at !== -1; ) {
        found += 1;
        at = piece.subarray(0, end).indexOf(wanted, at + wanted.length);
      }
      // An occurrence may lie across the border of two pieces.
      kept = Math.min(wanted.length - 1, end);
      piece.copyWithin(0, end - kept, end);
    }
  } finally {
    closeSync(file);
  }
}
