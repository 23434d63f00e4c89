import { open } from 'node:fs/promises';
import { Failure } from '../failure.ts';
import { folderFailure, systemCode } from './folder-failure.ts';

const pieceBytes = 256 * 1024;

type Within = <Result>(action: () => Promise<Result>) => Promise<Result>;

/** A file's bytes in pieces of their own. Fails with copy-missing {name}, cancelled, and as `within` translates. */
export async function* readPieces(
  path: string,
  name: string,
  within: Within,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const file = await within(() => open(path, 'r').catch((error) => Promise.reject(missing(error, name))));
  try {
    for (;;) {
      if (signal.aborted) throw new Failure('cancelled');
      const piece = Buffer.allocUnsafeSlow(pieceBytes);
      const { bytesRead } = await file
        .read(piece, 0, pieceBytes)
        .catch((error) => Promise.reject(folderFailure(error)));
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

const missing = (error: unknown, name: string) =>
  systemCode(error) === 'ENOENT' ? new Failure('copy-missing', { name }, { cause: error }) : error;
