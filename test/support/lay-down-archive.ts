import { createPublicKey, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeArchiveEnvelope } from '../../main/archive/archive-envelope.ts';
import { writeArchiveMarker } from '../../main/archive/archive-marker.ts';
import { copyNames, markerName } from '../../main/archive/layout.ts';
import { sha256 } from '../../main/crypto/sha256.ts';
import { wrapContentKey } from '../../main/crypto/wrap-content-key.ts';
import { sealAsTwilio, wav } from '../main/sealed/make-sound.ts';
import type { archivedRecording } from './fill-archive.ts';

/** An archive with one copy, as Koekura lays it out. */
export function layDownArchive(
  root: string,
  recording: ReturnType<typeof archivedRecording>,
  privateKeyPem: string,
): void {
  const { sealed, contentKey, iv } = sealAsTwilio(wav(Buffer.alloc(8 * 16_000, 7)));
  const { sid, account, startedAt, keySid } = recording;
  const names = copyNames({ recording: sid, account, startedAt });
  const write = (name: string, bytes: Uint8Array) => {
    const path = join(root, ...name.split('/'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  write(markerName, writeArchiveMarker({ archive: randomUUID(), madeAt: startedAt }));
  write(names.audio, sealed);
  const encryptedContentKey = wrapContentKey(createPublicKey(privateKeyPem), contentKey);
  const wraps = [{ key: keySid ?? '', opens: null, encryptedContentKey }];
  const audio = { size: sealed.length, sha256: sha256(sealed), sealedBy: 'twilio', madeAt: startedAt } as const;
  write(names.envelope, makeArchiveEnvelope({ recording, wraps, iv, ...audio }));
}
