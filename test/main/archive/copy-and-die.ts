import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { createFolderStore } from '../../../main/archive/folder-store.ts';
import { makeCopy } from '../../../main/archive/make-copy.ts';
import { unwrapContentKey } from '../../../main/crypto/unwrap-content-key.ts';
import { wrapContentKey } from '../../../main/crypto/wrap-content-key.ts';
import type { Recording } from '../../../main/recording.ts';
import { startSealedAudio } from '../../../main/sealed/start-sealed-audio.ts';
import { dieAfter } from '../../support/die-after.ts';
import { digestFile } from '../../support/digest-file.ts';
import { inChunks } from '../sealed/make-sound.ts';

/** Run as a process of its own: copies a recording and kills itself after the `dies`th step that changes the archive; 0: never. */
export type DyingCopy = {
  readonly root: string;
  readonly archive: string;
  readonly recording: Recording;
  /** Base64; null: plain. */
  readonly wrap: { readonly encryptedContentKey: string; readonly iv: string } | null;
  readonly media: string;
  readonly privateKey: string;
  readonly fingerprint: string;
  readonly dies: number;
};
const order: DyingCopy = JSON.parse(process.argv[2] ?? '');
const { root, archive, recording, wrap, media, privateKey, fingerprint } = order;
const writer = { profile: 'dying', run: `run${process.pid}` };
const store = createFolderStore({ root, archive, writer, digest: digestFile });
dieAfter(order.dies);
const key = createPrivateKey(privateKey);
const audio = startSealedAudio(new Worker(new URL('../../../main/workers/sealed-audio.ts', import.meta.url)), () => {});
const bytes = readFileSync(media);
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
await makeCopy(
  {
    audio,
    fetchMedia: async () => ({ contentType: 'audio/x-wav', length: bytes.length, chunks: inChunks(bytes) }),
    unwrap: async ({ encryptedContentKey }) => ({
      contentKey: unwrapContentKey(key, encryptedContentKey),
      fingerprint,
    }),
    sealFor: async () => ({ fingerprint, wrap: (contentKey) => wrapContentKey(createPublicKey(key), contentKey) }),
    now: () => 1_795_000_000,
  },
  store,
  { recording, wrap: wrap && { encryptedContentKey: bytesOf(wrap.encryptedContentKey), iv: bytesOf(wrap.iv) } },
  new AbortController().signal,
  () => {},
);
await audio.stop();
