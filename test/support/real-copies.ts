import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { writeArchiveMarker } from '../../main/archive/archive-marker.ts';
import type { ArchiveStore } from '../../main/archive/archive-store.ts';
import { type Archives, createArchives } from '../../main/archive/create-archives.ts';
import { createFolderStore } from '../../main/archive/folder-store.ts';
import { markerName } from '../../main/archive/layout.ts';
import type { BatchParts } from '../../main/batch/batch-parts.ts';
import { makeSigningSeed, openSigningKey } from '../../main/crypto/sign.ts';
import { unwrapContentKey } from '../../main/crypto/unwrap-content-key.ts';
import { wrapContentKey } from '../../main/crypto/wrap-content-key.ts';
import { Failure } from '../../main/failure.ts';
import type { Twilio } from '../../main/twilio/create-twilio.ts';
import { readDemoKeys } from '../simulator/world/demo-keys.ts';
import { digestFile } from './digest-file.ts';
import { archiveId } from './new-batches.ts';

const keys = readDemoKeys().flatMap(({ privateKeyPem }) =>
  privateKeyPem === null ? [] : [createPrivateKey(privateKeyPem)],
);
/** The one key of a BatchWorld, whose backup was tried. */
const fingerprint = 'f'.repeat(64);

/** Copies as the program makes, reads back and signs for them, over a simulator's recordings and its keys. */
export function realCopies(parts: BatchParts, twilio: Twilio, store: ArchiveStore): Archives {
  const signing = openSigningKey(makeSigningSeed());
  const archives = createArchives({
    record: parts.record,
    storeOf: async () => store,
    mustAllow: async () => undefined,
    startWorker: () => new Worker(new URL('../../main/workers/sealed-audio.ts', import.meta.url)),
    fetchMedia: async (recording, signal) => twilio.media(await parts.login(recording.account), recording, signal),
    unwrap: async ({ encryptedContentKey }) => {
      for (const key of keys) {
        try {
          return { contentKey: unwrapContentKey(key, encryptedContentKey), fingerprint };
        } catch {
          // Another of them may open it.
        }
      }
      throw new Failure('key-missing');
    },
    sealFor: async () => ({
      fingerprint,
      wrap: (contentKey) => wrapContentKey(createPublicKey(keys[0] ?? ''), contentKey),
    }),
    signer: {
      publicKey: async () => Buffer.from(signing.publicKey).toString('hex'),
      sign: async (bytes) => signing.sign(bytes),
    },
    wrapTold: async () => null,
    copiesChanged: () => {},
    now: parts.now,
  });
  onTestFinished(() => archives.close());
  return archives;
}

/** A folder that is the archive of a BatchWorld. */
export function folderArchive(root: string): ArchiveStore {
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, markerName), archiveMarker);
  const writer = { profile: 'here', run: 'run' };
  return createFolderStore({ root, archive: archiveId, writer, digest: digestFile });
}

/** What lies in it to say so. */
export const archiveMarker = writeArchiveMarker({ archive: archiveId, madeAt: 1_790_000_000 });
