import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { onFiles } from '../file-failure.ts';
import { planPath } from '../plans/plan-file.ts';
import type { KitPlanPiece } from './kit-lines.ts';

/** Writes the next piece of a plan's file; with the last it comes into its place. What is there stays. */
export function takePlanPiece(folder: string, { digest, offset, size, bytes }: KitPlanPiece): void {
  const path = planPath(folder, digest);
  const part = `${path}.restoring`;
  onFiles(() => {
    if (existsSync(path)) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const piece = Buffer.from(bytes, 'base64');
    const file = openSync(part, offset === 0 ? 'w' : 'r+', 0o600);
    try {
      writeSync(file, piece, 0, piece.length, offset);
      if (offset + piece.length === size) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (offset + piece.length === size) renameSync(part, path);
  });
}
