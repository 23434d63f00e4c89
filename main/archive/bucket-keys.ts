import { z } from 'zod';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { forgetEntry } from '../keychain/forget-entry.ts';
import { decodeEntry, encodeEntry } from '../keychain/json-entry.ts';
import type { Keychain } from '../keychain/keychain.ts';
import type { AccessKey } from '../object-store/open-client.ts';

const accessKey = z.object({ accessKey: z.string(), secretKey: z.string() });

/** Access keys of buckets in the keychain or for this session, an entry for each archive: the key with its secret, so that they stay together. */
export type BucketKeys = {
  /** Fails with store-keys-missing, keychain-locked, keychain-unavailable. */
  readonly read: (archive: string) => Promise<AccessKey>;
  readonly keep: (archive: string, key: AccessKey, sessionOnly: boolean) => Promise<void>;
  readonly forget: (archive: string) => Promise<void>;
};

export const bucketKeyEntry = (archive: string) => `s3:${archive}`;

export function createBucketKeys(keychain: Keychain, session: Keychain): BucketKeys {
  return {
    read: async (archive) => {
      const name = bucketKeyEntry(archive);
      const entry = (await session.read(name)) ?? (await keychain.read(name));
      const key = entry === null ? null : decodeEntry(accessKey, entry);
      if (entry !== null) wipe(entry);
      if (key === null) throw new Failure('store-keys-missing');
      return key;
    },
    keep: async (archive, key, sessionOnly) => {
      const entry = encodeEntry(key);
      const place = sessionOnly ? session : keychain;
      await place.write(bucketKeyEntry(archive), entry).finally(() => wipe(entry));
      if (!sessionOnly) await session.forget(bucketKeyEntry(archive));
    },
    forget: (archive) => forgetEntry(keychain, session, bucketKeyEntry(archive)),
  };
}
