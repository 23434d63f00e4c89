import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { writeArchiveMarker } from '../../../main/archive/archive-marker.ts';
import type { ArchiveStore } from '../../../main/archive/archive-store.ts';
import { type Archives, createArchives } from '../../../main/archive/create-archives.ts';
import { createFolderStore } from '../../../main/archive/folder-store.ts';
import { markerName } from '../../../main/archive/layout.ts';
import { makeSigningSeed, openSigningKey } from '../../../main/crypto/sign.ts';
import { unwrapContentKey } from '../../../main/crypto/unwrap-content-key.ts';
import { wrapContentKey } from '../../../main/crypto/wrap-content-key.ts';
import type { RecordHandle } from '../../../main/database/handles.ts';
import { Failure } from '../../../main/failure.ts';
import { keyFingerprint, publicHalfOf } from '../../../main/keys/key-fingerprint.ts';
import type { MediaResponse, Recording } from '../../../main/recording.ts';
import { digestFile } from '../../support/digest-file.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';
import { keySid, mediaOf, recordingWith } from '../playback/set-up-playback.ts';
import { sealAsTwilio } from '../sealed/make-sound.ts';

export const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const ours = keyFingerprint(publicHalfOf(pair.publicKey));
export const patient = new AbortController().signal;
export const untold = () => {};

type Held = {
  readonly recording: Recording;
  readonly wrap: { readonly encryptedContentKey: Uint8Array; readonly iv: Uint8Array } | null;
  media: () => Promise<MediaResponse>;
};

/** Archives in a folder, with a real worker and record, over a Twilio made of a map. */
export function setUpArchives(root = newFolder()) {
  const archive = randomUUID();
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, markerName), writeArchiveMarker({ archive, madeAt: 1_790_000_000 }));
  const twilio = new Map<string, Held>();
  const fetched: string[] = [];
  const changed: string[] = [];
  const ring = { holds: true, seals: true };
  const signing = openSigningKey(makeSigningSeed());
  const signer = {
    publicKey: async () => Buffer.from(signing.publicKey).toString('hex'),
    sign: async (bytes: Uint8Array) => signing.sign(bytes),
  };
  const open = (
    profile: string,
    record: RecordHandle = newRecord(),
    change: (store: ArchiveStore) => ArchiveStore = (store) => store,
  ): Archives => {
    const writer = { profile, run: randomBytes(8).toString('hex') };
    const store = change(createFolderStore({ root, archive, writer, digest: digestFile }));
    const archives = createArchives({
      record,
      storeOf: async () => store,
      mustAllow: async () => undefined,
      startWorker: () => new Worker(new URL('../../../main/workers/sealed-audio.ts', import.meta.url)),
      fetchMedia: async ({ sid }) => {
        fetched.push(sid);
        const held = twilio.get(sid);
        if (held === undefined) throw new Failure('recording-gone');
        return held.media();
      },
      unwrap: async ({ encryptedContentKey }) => {
        if (!ring.holds) throw new Failure('key-missing');
        return { contentKey: unwrapContentKey(pair.privateKey, encryptedContentKey), fingerprint: ours };
      },
      sealFor: async () =>
        ring.seals ? { fingerprint: ours, wrap: (key) => wrapContentKey(pair.publicKey, key) } : null,
      signer,
      wrapTold: async () => null,
      copiesChanged: (recordings) => void changed.push(...recordings),
      now: () => 1_795_000_000,
    });
    onTestFinished(() => archives.close());
    return archives;
  };
  const add = (recording: Recording, wrap: Held['wrap'], bytes: Uint8Array): Held => {
    const held = { recording, wrap, media: mediaOf(bytes) };
    twilio.set(recording.sid, held);
    return held;
  };
  const newSid = () => `RE${randomBytes(16).toString('hex')}`;
  return {
    root,
    archive,
    twilio,
    fetched,
    changed,
    ring,
    signing,
    open,
    addPlain: (plain: Uint8Array, change: Partial<Recording> = {}) =>
      add({ ...recordingWith(newSid()), ...change }, null, plain),
    addSealed: (
      plain: Uint8Array,
      change: Partial<Recording> = {},
      alter: (sealed: Buffer) => Uint8Array = (sealed) => sealed,
    ) => {
      const { sealed, contentKey, iv } = sealAsTwilio(plain);
      const wrap = { encryptedContentKey: wrapContentKey(pair.publicKey, contentKey), iv };
      const recording = { ...recordingWith(newSid()), encrypted: true, keySid, ...change };
      return add(recording, wrap, alter(sealed));
    },
  };
}
