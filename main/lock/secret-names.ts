import { readAccountRows } from '../accounts/account-rows.ts';
import { loginEntry } from '../accounts/account-secrets.ts';
import { readArchiveRows } from '../archive/archive-rows.ts';
import { bucketKeyEntry } from '../archive/bucket-keys.ts';
import type { RecordHandle } from '../database/handles.ts';
import { readKeyRows } from '../keys/key-rows.ts';
import { privateHalfEntry } from '../keys/private-halves.ts';
import { noteEntry } from '../ledger/head-note.ts';
import { signingEntry } from '../ledger/signing-entry.ts';
import { proxyLoginEntry, readProxiesWithLogin } from '../proxy/create-proxy-logins.ts';

/** The setting that says that a vault is in use, so that one that is gone is missed. */
export const vaultSetting = 'vault-in-use';

/** The names of every entry this profile may have in its keychain: a keychain itself cannot be asked for a list. */
export function secretNames(record: RecordHandle): string[] {
  return [
    signingEntry,
    noteEntry,
    ...readKeyRows(record).map(({ fingerprint }) => privateHalfEntry(fingerprint)),
    ...readAccountRows(record).map(loginEntry),
    ...readProxiesWithLogin(record).map(proxyLoginEntry),
    ...readArchiveRows(record).map(({ archive }) => bucketKeyEntry(archive)),
  ];
}
