import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { openSigningKey } from '../crypto/sign.ts';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { fileFailure } from '../file-failure.ts';
import { checkPassphrase } from '../keys/check-passphrase.ts';
import { readCurrentKey, readLast } from '../ledger/checkpoint-rows.ts';
import { readSigningSeed } from '../ledger/signing-entry.ts';
import { log } from '../log.ts';
import type { KitWish } from './gather-kit.ts';
import type { KitSigningKey } from './kit-lines.ts';
import type { KitMade } from './kit-messages.ts';
import { putMadeKit } from './made-kits.ts';
import type { RecoveryParts } from './recovery-parts.ts';
import type { KitWorker } from './start-kit.ts';
import { forgetUnfinished, noteUnfinished } from './unfinished-kit.ts';

/**
 * Makes a kit at `path`: beside it first, read back whole and opened, then renamed, so that a kit that lay there is
 * replaced by a good one or not at all. Every key in it counts as backed up from then on. Fails with passphrase-too-weak
 * {least}, keychain-locked, keychain-unavailable, disk-full, disk-refused, cancelled; then nothing is left. What a
 * kill leaves, the next run removes.
 */
export async function makeRecoveryKit(
  parts: RecoveryParts,
  worker: KitWorker,
  path: string,
  passphrase: string,
): Promise<KitMade> {
  checkPassphrase(passphrase);
  const { record, keyRing, note } = parts;
  // Before the intent of this very deed: in the kit it would stand open for ever.
  const upTo = readLast(record)?.number ?? 0;
  const wish = await gatherSecrets(parts, upTo);
  const { kit, madeAt, keys } = wish;
  const part = `${path}.${randomUUID().slice(0, 8)}.part`;
  const made = await note({ what: 'kit-made', kit, keys: keys.length, missing: wish.keysMissing.length }, async () => {
    noteUnfinished(record, part);
    try {
      const written = await worker.ask('make', { record: record.name, part, passphrase, wish });
      await rename(part, path);
      return written;
    } catch (error) {
      await rm(part, { force: true });
      throw fileFailure(error);
    } finally {
      forgetUnfinished(record);
    }
  });
  const { bytes, sha256, told } = made;
  const { entries = 0, head = '' } = told.contents?.ledger ?? {};
  putMadeKit(record, { kit, madeAt, bytes, sha256, entries, head, keys: keys.map(({ fingerprint }) => fingerprint) });
  for (const { fingerprint } of keys) await keyRing.confirmBackUp(fingerprint);
  parts.changed();
  log('recovery.kit-made', { bytes, keys: keys.length });
  return made;
}

/** What the keychain adds to a kit. */
async function gatherSecrets(parts: RecoveryParts, upTo: number): Promise<KitWish> {
  const { keyRing, who, plans, now } = parts;
  const keys: KitWish['keys'][number][] = [];
  const keysMissing: KitWish['keysMissing'][number][] = [];
  for (const { row, privateHalf } of await keyRing.halvesForKit()) {
    const { fingerprint, name, bits, origin, addedAt } = row;
    if (privateHalf === null) {
      keysMissing.push({ fingerprint, name });
      continue;
    }
    const written = Buffer.from(privateHalf).toString('base64');
    wipe(privateHalf);
    keys.push({ fingerprint, name, bits, origin, addedAt, privateHalf: written });
  }
  const signingKey = await signingKeyFor(parts);
  return { kit: randomUUID(), madeAt: now(), madeBy: who, keys, keysMissing, signingKey, upTo, plans };
}

/** Null where there is none, or where what lies there is not the one that signs: that one would mend nothing. */
async function signingKeyFor({ record, keychain, session }: RecoveryParts): Promise<KitSigningKey | null> {
  const current = readCurrentKey(record);
  if (current === null) return null;
  const seed = await readSigningSeed(current.keptIn === 'session' ? session : keychain).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'ledger-key-missing') return null;
    throw error;
  });
  if (seed === null) return null;
  try {
    const publicKey = Buffer.from(openSigningKey(seed).publicKey).toString('hex');
    return publicKey === current.publicKey ? { publicKey, seed: Buffer.from(seed).toString('hex') } : null;
  } finally {
    wipe(seed);
  }
}
