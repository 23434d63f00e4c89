import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BucketPlace } from '../contract/archive-calls.ts';
import type { Finding } from '../contract.ts';
import { Failure } from '../failure.ts';
import type { Carrier } from '../http/carry-request.ts';
import type { Keychain } from '../keychain/keychain.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import { log } from '../log.ts';
import { createObjectStore } from '../object-store/create-object-store.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import type { AccessKey } from '../object-store/open-client.ts';
import type { ArchiveStore } from './archive-store.ts';
import { createBucketKeys } from './bucket-keys.ts';
import { createS3Store } from './s3-store.ts';
import { findArchive } from './settle-archive.ts';
import { hostOf } from './stored-place.ts';
import { lookAtBucket, tryBucket } from './try-bucket.ts';
import { spoolStem } from './upload-notes.ts';
import { withinTime } from './within-time.ts';

/** Before a request that was turned away is sent again, ms; doubled each time. */
const pause = 200;
/** The smallest part in which a large recording goes up, bytes: three of them are in memory at a time. */
const partSize = 8 * 1024 * 1024;
/** How long a pre-flight may take, ms. */
const patience = 120_000;

/** Buckets, opened with the access key that is kept for their archive, or with one just typed. Null: the AWS default chain. */
export type Buckets = {
  /** `archive` is expected to lie there. */
  readonly open: (place: BucketPlace, archive: string) => ArchiveStore;
  readonly openWith: (place: BucketPlace, key: AccessKey | null) => ArchiveStore;
  /** The pre-flight. Fails as ObjectStore does where the bucket cannot be used at all. */
  readonly tryKept: (place: BucketPlace, archive: string) => Promise<readonly Finding[]>;
  /** Only looks: its settings, as they are now. Fails as tryKept does. */
  readonly lookAt: (place: BucketPlace, archive: string, signal: AbortSignal) => Promise<readonly Finding[]>;
  readonly tryWith: (place: BucketPlace, key: AccessKey | null) => Promise<readonly Finding[]>;
  /** Whether keys can be kept; fails with keychain-locked or keychain-unavailable. */
  readonly canKeep: (key: AccessKey | null) => Promise<void>;
  readonly keep: (archive: string, key: AccessKey | null) => Promise<void>;
  /** Tries the new key first: fails with archive-other where it opens another archive, and as ObjectStore does. */
  readonly change: (place: BucketPlace, archive: string, key: AccessKey) => Promise<void>;
  readonly forget: (archive: string) => Promise<void>;
  /** Forgets the keys in memory; they are read again when they are next needed. */
  readonly letGo: () => void;
  readonly close: () => Promise<void>;
};

function nothingIfRefused(error: unknown): void {
  if (!(error instanceof Failure)) throw error;
  log('archives.key-left-behind', { code: error.code });
}

export function createBuckets(parts: {
  readonly profile: string;
  readonly keychain: Keychain;
  readonly session: Keychain;
  /** `session`: the user wants nothing kept, so that keys last for this run. */
  readonly secretsIn: () => string;
  readonly carrier: Carrier;
  readonly note: NoteDeed;
}): Buckets {
  const { profile, keychain, session, carrier, note } = parts;
  const keys = createBucketKeys(keychain, session);
  const forSession = () => parts.secretsIn() === 'session';
  const run = randomUUID().replaceAll('-', '');
  /** Those of archives, to be told when their key has changed. */
  const opened = new Map<string, Set<ObjectStore>>();

  const objectsOf = (place: BucketPlace, credentials: () => Promise<AccessKey>) =>
    createObjectStore({ place, credentials: place.credentials === 'chain' ? null : credentials, carrier, pause });
  const objectsKept = (place: BucketPlace, archive: string) => {
    const objects = objectsOf(place, () => keys.read(archive));
    opened.set(archive, (opened.get(archive) ?? new Set()).add(objects));
    return objects;
  };
  const objectsWith = (place: BucketPlace, key: AccessKey | null) =>
    objectsOf(place, async () => {
      if (key === null) throw new Failure('store-keys-missing');
      return key;
    });
  const storeOver = (objects: ObjectStore, place: BucketPlace, archive: string | null) => {
    const { endpoint, region, bucket, prefix } = place;
    const spool = join(profile, 'spool', spoolStem(JSON.stringify([endpoint ?? region, bucket, prefix])));
    return createS3Store({ objects, prefix, archive, spool, run, partSize });
  };
  const tryIt = (objects: ObjectStore, place: BucketPlace) =>
    withinTime(patience, hostOf(place), (signal) => tryBucket(objects, place, signal));
  const openWith = (place: BucketPlace, key: AccessKey | null) => storeOver(objectsWith(place, key), place, null);

  return {
    open: (place, archive) => storeOver(objectsKept(place, archive), place, archive),
    openWith,
    tryKept: (place, archive) =>
      tryIt(
        objectsOf(place, () => keys.read(archive)),
        place,
      ),
    lookAt: (place, archive, signal) =>
      lookAtBucket(
        objectsOf(place, () => keys.read(archive)),
        place,
        signal,
      ),
    tryWith: (place, key) => tryIt(objectsWith(place, key), place),
    canKeep: async (key) => {
      if (key === null || forSession()) return;
      const { usable, reason } = await keychain.state();
      if (!usable) throw new Failure('keychain-unavailable', { reason: reason ?? '' });
    },
    keep: async (archive, key) => {
      if (key !== null) await keys.keep(archive, key, forSession());
      // Reached by the default chain now, it needs the key of before no more; a locked keychain is no reason to fail.
      else await keys.forget(archive).catch(nothingIfRefused);
      for (const objects of opened.get(archive) ?? []) objects.reconnect();
    },
    change: async (place, archive, key) => {
      const there = await withinTime(patience, hostOf(place), (signal) => findArchive(openWith(place, key), signal));
      if (there?.archive !== archive) throw new Failure('archive-other');
      await note({ what: 'archive-keys-changed', archive, key: key.accessKey.slice(-4) }, () =>
        keys.keep(archive, key, forSession()),
      );
      for (const objects of opened.get(archive) ?? []) objects.reconnect();
    },
    // What cannot be taken from a locked keychain opens nothing that is known here any more.
    forget: (archive) => keys.forget(archive).catch(nothingIfRefused),
    letGo: () => {
      for (const each of opened.values()) for (const objects of each) objects.reconnect();
    },
    close: () => carrier.close(),
  };
}
