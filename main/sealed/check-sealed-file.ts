import { closeSync, fstatSync, openSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import { onFiles } from '../file-failure.ts';
import { type Checked, startChecking } from './check-sealed.ts';
import type { Opening } from './sealed-audio-messages.ts';
import { pieceBytes } from './sealed-form.ts';
import { readAt } from './verify-sealed.ts';

/** How many pieces (256 KiB each) are worked through before others get a turn. */
const piecesPerTurn = 8;

/** One pass over a file of sealed audio. Fails as startChecking does, and with disk-refused, cancelled. */
export async function checkSealedFile(
  path: string,
  opening: Opening,
  signal: AbortSignal,
  told: (bytes: number) => void,
): Promise<Checked> {
  const descriptor = onFiles(() => openSync(path, 'r'));
  try {
    const file = { descriptor, size: fstatSync(descriptor).size };
    const checking = startChecking(opening);
    const buffer = Buffer.allocUnsafeSlow(Math.min(pieceBytes, Math.max(1, file.size)));
    try {
      for (let at = 0, pieces = 1; at < file.size; at += pieceBytes, pieces += 1) {
        checking.take(readAt(file, buffer.subarray(0, Math.min(pieceBytes, file.size - at)), at));
        if (pieces % piecesPerTurn === 0) {
          told(at + pieceBytes);
          await setImmediate();
        }
        if (signal.aborted) throw new Failure('cancelled');
      }
      return checking.finish();
    } finally {
      checking.abandon();
    }
  } finally {
    closeSync(descriptor);
  }
}
