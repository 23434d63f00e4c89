import { signingKeyPem } from '../crypto/sign.ts';
import { isFailure } from '../failure.ts';
import { archiveReadme } from './archive-readme.ts';
import type { ArchiveStore } from './archive-store.ts';
import { keyName, markerName, openerName, readmeName } from './layout.ts';
import { readSmall } from './read-small.ts';

/** What tells those who open the copies without us how it is done, and what opens Koekura for those who have it. */
export async function putGuides(store: ArchiveStore, signal: AbortSignal): Promise<void> {
  await putOnce(store, readmeName, Buffer.from(archiveReadme), signal);
  const marker = await readSmall(store, markerName, signal);
  if (marker !== null) await putOnce(store, openerName, marker, signal);
}

/** The public half (32 bytes) of what signs the manifests. */
export const putSigningKey = (store: ArchiveStore, publicKey: Uint8Array, signal: AbortSignal): Promise<void> =>
  putOnce(store, keyName(publicKey), Buffer.from(signingKeyPem(publicKey)), signal);

/** Another version of the program may have written another text: what is there stays. */
async function putOnce(store: ArchiveStore, name: string, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  if ((await store.look(name, signal)) !== null) return;
  try {
    await store.putBytes(name, bytes, null, signal);
  } catch (error) {
    if (!isFailure(error, 'archive-content-differs')) throw error;
  }
}
