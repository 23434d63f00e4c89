import { signingKeyPem } from '../crypto/sign.ts';
import { isFailure } from '../failure.ts';
import { archiveReadme } from './archive-readme.ts';
import type { ArchiveStore } from './archive-store.ts';
import { keyName, readmeName } from './layout.ts';

/** What tells those who open the copies without us how it is done. */
export const putReadme = (store: ArchiveStore, signal: AbortSignal): Promise<void> =>
  putOnce(store, readmeName, archiveReadme, signal);

/** The public half (32 bytes) of what signs the manifests. */
export const putSigningKey = (store: ArchiveStore, publicKey: Uint8Array, signal: AbortSignal): Promise<void> =>
  putOnce(store, keyName(publicKey), signingKeyPem(publicKey), signal);

/** Another version of the program may have written another text: what is there stays. */
async function putOnce(store: ArchiveStore, name: string, text: string, signal: AbortSignal): Promise<void> {
  if ((await store.look(name, signal)) !== null) return;
  try {
    await store.putBytes(name, Buffer.from(text), null, signal);
  } catch (error) {
    if (!isFailure(error, 'archive-content-differs')) throw error;
  }
}
