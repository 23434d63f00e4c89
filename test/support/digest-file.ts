import { readFile } from 'node:fs/promises';
import { sha256 } from '../../main/crypto/sha256.ts';

/** Size and hash of a file, as the worker would tell them. */
export async function digestFile(path: string): Promise<{ readonly size: number; readonly sha256: string }> {
  const bytes = await readFile(path);
  return { size: bytes.length, sha256: sha256(bytes) };
}
