import { createHash, randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { Failure } from '../failure.ts';
import { fileFailure } from '../file-failure.ts';
import type { Carrier } from '../http/carry-request.ts';
import { askUpdateSource, brokenLine } from './fetch-update-list.ts';
import type { UpdateFile } from './update-list.ts';

/**
 * Fetches a package to `target`, by way of a `.part` beside it: it has its name only once its length and SHA-256 are those
 * the signed list tells. `told` hears of the bytes received. Whatever fails leaves nothing. Fails with update-file-refused
 * {reason}, disk-full, disk-refused, offline, cancelled, and as `askUpdateSource` does.
 */
export async function downloadUpdate(
  { carrier, address }: { readonly carrier: Pick<Carrier, 'carry'>; readonly address: string },
  file: UpdateFile,
  target: string,
  told: (received: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { body } = await askUpdateSource(carrier, address, file.name, signal);
  // A name nobody can foresee, and only if it is new: in a folder shared with others a link could wait under it.
  const part = `${target}.${randomBytes(8).toString('hex')}.part`;
  try {
    const written = await open(part, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      let received = 0;
      for await (const chunk of withTrouble(body as AsyncIterable<Uint8Array>, signal)) {
        received += chunk.length;
        if (received > file.size) throw new Failure('update-file-refused', { reason: 'file-size' });
        hash.update(chunk);
        await written.writeFile(chunk);
        told(received);
      }
      if (received !== file.size) throw new Failure('update-file-refused', { reason: 'file-size' });
      if (hash.digest('hex') !== file.sha256) throw new Failure('update-file-refused', { reason: 'file-hash' });
      await written.sync();
    } finally {
      await written.close();
    }
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw fileFailure(error);
  } finally {
    body.on('error', () => {}).destroy();
  }
}

async function* withTrouble(body: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw brokenLine(error, signal);
  }
}
