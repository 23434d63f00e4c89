import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeArchiveEnvelope } from '../../main/archive/archive-envelope.ts';
import { writeArchiveMarker } from '../../main/archive/archive-marker.ts';
import { createFolderStore } from '../../main/archive/folder-store.ts';
import { copyNames, markerName } from '../../main/archive/layout.ts';
import { sha256 } from '../../main/crypto/sha256.ts';
import { wrapContentKey } from '../../main/crypto/wrap-content-key.ts';
import { keyFingerprint } from '../../main/keys/key-fingerprint.ts';
import type { Recording } from '../../main/recording.ts';
import { sealAsTwilio, wav } from '../main/sealed/make-sound.ts';
import { newFolder } from './new-record.ts';
import { sidFor, someAccount } from './new-recordings.ts';

export const archivedKeySid = sidFor('CR', 'archived');
export const archivedKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const fingerprintOf = ({ publicKey }: { publicKey: typeof archivedKey.publicKey }): string =>
  keyFingerprint(publicKey.export({ format: 'der', type: 'spki' }));

/** A recording as it was when its copy was made; what matters to the test is said in `facts`. */
export function archivedRecording(name: string | number, facts: Partial<Recording> = {}): Recording {
  return {
    ...{ id: 1, sid: sidFor('RE', name), account: someAccount, call: sidFor('CA', name), conference: null },
    ...{ startedAt: 1_700_000_000, createdAt: 1_700_000_000, from: '+81901111111', to: '+81312345678' },
    ...{ direction: 'inbound', duration: 1, channels: 1, source: 'DialVerb', status: 'completed', errorCode: null },
    ...{ price: null, priceUnit: null, encrypted: true, keySid: archivedKeySid, whereabouts: 'twilio' },
    ...{ held: false, archived: 'no' },
    ...facts,
  };
}

/** A folder that is an archive, filled as Koekura fills it, and what a test wants to do to it behind Koekura's back. */
export function newFilledArchive(recordings: readonly Recording[]) {
  const root = newFolder();
  const archive = randomUUID();
  const path = (name: string) => join(root, ...name.split('/'));
  const write = (name: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), bytes);
  };
  write(markerName, writeArchiveMarker({ archive, madeAt: 1_700_000_000 }));
  const namesOf = ({ sid, account, startedAt }: Recording) => copyNames({ recording: sid, account, startedAt });
  const put = (recording: Recording): Buffer => {
    const plain = wav(Buffer.alloc(16_000, recording.sid));
    const { sealed, contentKey, iv } = sealAsTwilio(plain);
    const names = namesOf(recording);
    write(names.audio, sealed);
    const wrap = {
      key: recording.keySid ?? fingerprintOf(archivedKey),
      opens: fingerprintOf(archivedKey),
      encryptedContentKey: wrapContentKey(archivedKey.publicKey, contentKey),
    };
    const facts = { size: sealed.length, sha256: sha256(sealed), sealedBy: 'twilio', madeAt: 1_700_000_100 } as const;
    write(names.envelope, makeArchiveEnvelope({ recording, wraps: [wrap], iv, ...facts }));
    return plain;
  };
  const plains = new Map(recordings.map((recording) => [recording.sid, put(recording)]));
  const open = (profile = 'here') =>
    createFolderStore({
      root,
      archive,
      writer: { profile, run: randomUUID().replaceAll('-', '') },
      digest: async (file) => {
        const bytes = readFileSync(file);
        return { size: bytes.length, sha256: sha256(bytes) };
      },
    });
  return { root, archive, path, write, namesOf, put, plains, open, store: open() };
}
