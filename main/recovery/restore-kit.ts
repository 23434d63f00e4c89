import type { RestoreReport } from '../contract/recovery-calls.ts';
import { wipe } from '../crypto/wipe.ts';
import { Failure, isFailure } from '../failure.ts';
import { readKeyRow } from '../keys/key-rows.ts';
import { understandKey } from '../keys/read-backup.ts';
import { readHash } from '../ledger/checkpoint-rows.ts';
import { noteEntry, readHeadNote } from '../ledger/head-note.ts';
import { encodeSigningEntry, readSigningSeed, signingEntry } from '../ledger/signing-entry.ts';
import type { KitContents, KitSigningKey } from './kit-lines.ts';
import type { KitTold } from './open-kit.ts';
import type { RecoveryParts } from './recovery-parts.ts';
import { fateOfLedger, stagedHash, stageEntries, takeLedger } from './restore-ledger.ts';
import { kitCounts, putReport } from './restore-reports.ts';
import { restoreRows } from './restore-rows.ts';
import type { KitWorker } from './start-kit.ts';

/** Rows a transaction: some milliseconds of the main thread. */
const slice = 1000;
/** Where a signing key goes that another took the place of: nothing that signed is ever thrown away. */
const replacedEntry = 'ledger:signing:replaced';

/**
 * Takes everything of an opened kit into this profile, in an order in which it may be killed at any point and done again:
 * the ledger first, at once; then keys; then rows, a slice at a time, none over one that is here. The program's parts
 * must be made anew afterwards. Fails with keychain-locked, keychain-unavailable, disk-full, disk-refused, cancelled.
 */
export async function restoreKit(
  parts: RecoveryParts,
  worker: KitWorker,
  kit: KitTold,
  sessionOnly: boolean,
  signal: AbortSignal,
): Promise<RestoreReport> {
  const { record, note, now } = parts;
  const halves = await worker.ask('halves', null);
  const nothing = kitCounts(() => 0, 0, 0);
  const fate = fateOfLedger(record, kit.contents);
  const notedTo = await beyondKit(parts, kit.contents);
  const entries = kit.contents?.ledger.entries ?? 0;
  const withLedger = fate === 'taken' || fate === 'there';
  const ledger = { fate: withLedger ? ('taken' as const) : (fate as 'kept' | 'none'), entries, notedTo };
  const begun: RestoreReport = {
    ...{ kit: kit.kit, madeAt: kit.madeAt, begunAt: now(), finishedAt: null },
    ...{ restored: nothing, left: nothing, ledger, byHand: [] },
  };
  putReport(record, begun);
  if (fate === 'taken' && kit.contents !== null) {
    await restoreLedger(parts, worker, kit, kit.contents, halves.signingKey, sessionOnly, signal);
  }
  const deed = { what: 'kit-restored', kit: kit.kit, madeAt: kit.madeAt, ledger: ledger.fate, entries };
  return note(deed, async () => {
    const keys = await restoreKeys();
    const rows = restoreRows(record, parts.plans, withLedger);
    await worker.ask('begin', null);
    let done = 0;
    const total = Object.values(kit.contents?.counts ?? {}).reduce((sum, count) => sum + count, 0);
    for (let some = await worker.ask('rows', slice); some.length > 0; some = await worker.ask('rows', slice)) {
      if (signal.aborted) throw new Failure('cancelled');
      rows.take(some);
      done += some.length;
      parts.tell({ step: 'restoring', done, total });
    }
    const { restored, left } = rows.finish();
    const taken = fate === 'taken' ? entries : 0;
    return {
      ...begun,
      restored: kitCounts((table) => restored.get(table) ?? 0, keys, taken),
      left: kitCounts((table) => left.get(table) ?? 0, kit.keys.length - keys, entries - taken),
    };
  });

  /** How many came back. One that is here counts as backed up: a kit that holds it was opened. */
  async function restoreKeys(): Promise<number> {
    let count = 0;
    for (const { fingerprint, name, privateHalf } of halves.keys) {
      if (signal.aborted) throw new Failure('cancelled');
      const key = understandKey(Uint8Array.from(Buffer.from(privateHalf, 'base64')), fingerprint);
      try {
        await parts.keyRing.takeIn(key, name, sessionOnly);
        count += 1;
      } catch (error) {
        if (!isFailure(error, 'key-exists')) throw error;
        if (readKeyRow(record, fingerprint)?.backedUpAt === null) await parts.keyRing.confirmBackUp(fingerprint);
      }
    }
    return count;
  }
}

/** The entry this machine's keychain speaks of, where the kit's ledger does not reach it: then the kit is older. */
export async function beyondKit(
  { record, keychain }: Pick<RecoveryParts, 'record' | 'keychain'>,
  contents: KitContents | null,
): Promise<number | null> {
  if (contents === null) return null;
  const found = await readHeadNote(keychain).catch((error: unknown) => {
    if (error instanceof Failure) return null;
    throw error;
  });
  if (found === null || found.number <= contents.ledger.entries) return null;
  const own = readHash(record, found.number);
  // A note about the ledger here says nothing of the kit's.
  return own !== null && Buffer.from(own).toString('hex') === found.head ? null : found.number;
}

async function restoreLedger(
  parts: RecoveryParts,
  worker: KitWorker,
  kit: KitTold,
  contents: KitContents,
  signingKey: KitSigningKey | null,
  sessionOnly: boolean,
  signal: AbortSignal,
): Promise<void> {
  const { record, keychain, ledger } = parts;
  const total = contents.ledger.entries;
  await worker.ask('begin', null);
  let done = 0;
  for (let some = await worker.ask('entries', slice); some.length > 0; some = await worker.ask('entries', slice)) {
    if (signal.aborted) throw new Failure('cancelled');
    stageEntries(record, some, done === 0);
    done += some.length;
    parts.tell({ step: 'restoring', done, total });
  }
  const signing = signingKey === null ? null : await keepSigningKey(parts, signingKey, sessionOnly);
  ledger.settle();
  await dropOwnNote();
  takeLedger(record, ledger.noteFact, contents, kit.ledgerKeys, signing, parts.now());

  /** A note about the ledger that goes, or a wrong one about this kit's, would make it look cut; any other stays, for it is right. */
  async function dropOwnNote(): Promise<void> {
    if (sessionOnly) return;
    const found = await readHeadNote(keychain);
    if (found === null || stagedHash(record, found.number) === found.head) return;
    const own = readHash(record, found.number);
    if (own !== null && Buffer.from(own).toString('hex') === found.head) await keychain.forget(noteEntry);
  }
}

async function keepSigningKey(
  { keychain, session }: RecoveryParts,
  { publicKey, seed }: KitSigningKey,
  sessionOnly: boolean,
) {
  const place = sessionOnly ? session : keychain;
  const bytes = Uint8Array.from(Buffer.from(seed, 'hex'));
  const before = await readSigningSeed(place).catch((error: unknown) => {
    if (isFailure(error, 'ledger-key-missing')) return null;
    throw error;
  });
  try {
    if (before !== null && Buffer.compare(before, bytes) !== 0) {
      await place.write(replacedEntry, encodeSigningEntry(before));
    }
    await place.write(signingEntry, encodeSigningEntry(bytes));
  } finally {
    wipe(bytes, ...(before === null ? [] : [before]));
  }
  return { publicKey, keptIn: sessionOnly ? ('session' as const) : ('keychain' as const) };
}
