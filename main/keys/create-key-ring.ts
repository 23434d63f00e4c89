import { createPublicKey } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { Key, Share } from '../contract.ts';
import { wipe } from '../crypto/wipe.ts';
import { wrapContentKey } from '../crypto/wrap-content-key.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure, isFailure } from '../failure.ts';
import type { Keychain } from '../keychain/keychain.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import { addKey, checkName } from './add-key.ts';
import { backUpKey } from './back-up-key.ts';
import { checkNotNeeded } from './check-not-needed.ts';
import { checkPassphrase } from './check-passphrase.ts';
import { largestKeyFile } from './find-key.ts';
import { freeName } from './free-name.ts';
import { generateKey } from './generate-key.ts';
import { keyFingerprint } from './key-fingerprint.ts';
import type { KeyRing } from './key-ring.ts';
import {
  deleteKeyRow,
  type KeyRow,
  readKeyRow,
  readKeyRows,
  readSealingAccount,
  renameKeyRow,
  writeBackedUpAt,
} from './key-rows.ts';
import { createKeyUses } from './key-uses.ts';
import { readOpenedSids } from './pairing-rows.ts';
import { createPendingKeys } from './pending-keys.ts';
import { createPrivateHalves } from './private-halves.ts';
import { readBackup } from './read-backup.ts';
import { runImporter } from './run-importer.ts';
import { takeTurns } from './take-turns.ts';
import { pairWithRing, unwrapWithRing, type Wrapped } from './unwrap-with-ring.ts';

export type { KeyRing } from './key-ring.ts';

/** How long a file waits to be imported and how long opening it may take, in milliseconds. */
const patience = 120_000;
const openingLimit = 20_000;

export function createKeyRing(parts: {
  readonly record: RecordHandle;
  readonly keychain: Keychain;
  readonly session: Keychain;
  readonly note: NoteDeed;
  readonly startImporter: () => Worker;
  /** The recordings a key opens, wherever they lie. */
  readonly dependents: (fingerprint: string) => Promise<Share>;
  readonly now: () => number;
}): KeyRing {
  const { record, note, now } = parts;
  const halves = createPrivateHalves(parts.keychain, parts.session);
  const pendings = createPendingKeys(patience);
  const inTurn = takeTurns();
  const uses = createKeyUses(record, now);
  const ground = { record, halves, note, now };
  const open = (bytes: Uint8Array, passphrase: string | null) =>
    runImporter(parts.startImporter, { bytes, passphrase }, openingLimit);

  const rowOf = (fingerprint: string): KeyRow => {
    const row = readKeyRow(record, fingerprint);
    if (row === null) throw new Failure('key-missing', { keySid: fingerprint.slice(0, 16) });
    return row;
  };

  const describe = async (row: KeyRow): Promise<Key> => {
    const { fingerprint, name, bits, addedAt, origin, backedUpAt } = row;
    const where = await halves.whereabouts(fingerprint);
    // A keychain that does not answer has lost nothing.
    const keptIn = where === 'unknown' ? 'keychain' : where;
    const opens = readOpenedSids(record, fingerprint);
    return {
      ...{ fingerprint, name, bits, addedAt, origin, keptIn, backedUpAt, opens },
      lastUse: uses.last(fingerprint),
    };
  };

  const unwrapFor = async (use: 'heard' | 'opened', wrapped: Wrapped) => {
    const opened = await unwrapWithRing(ground, wrapped);
    uses.note(opened.fingerprint, use);
    return opened;
  };

  const takeIn: KeyRing['takeIn'] = (key, wanted, sessionOnly) =>
    inTurn(async () => {
      const others = readKeyRows(record).filter((row) => row.fingerprint !== key.fingerprint);
      const taken = others.map((row) => row.name);
      await addKey(ground, key, { name: freeName(wanted, taken), origin: 'restored', sessionOnly });
      return describe(rowOf(key.fingerprint));
    });

  return {
    list: async () => {
      const keys: Key[] = [];
      for (const row of readKeyRows(record)) keys.push(await describe(row));
      return keys;
    },

    readPending: async (bytes, source) => {
      if (bytes.length > largestKeyFile) throw new Failure('key-too-large', { bytes: bytes.length });
      try {
        const key = await open(bytes, null);
        if (key !== null) wipe(key.privateHalf);
        const state = key === null ? 'needs-passphrase' : 'ready';
        const { fingerprint, bits } = key ?? { fingerprint: null, bits: null };
        return { pending: pendings.put(bytes), source, state, fingerprint, bits };
      } catch (error) {
        wipe(bytes);
        throw error;
      }
    },

    import: ({ pending, name, passphrase, sessionOnly }) =>
      inTurn(async () => {
        const key = await open(pendings.look(pending), passphrase);
        if (key === null) throw new Failure('key-needs-passphrase');
        await addKey(ground, key, { name, origin: 'imported', sessionOnly });
        pendings.discard(pending);
        return describe(rowOf(key.fingerprint));
      }),

    discard: pendings.discard,

    generate: ({ name, sessionOnly }) =>
      inTurn(async () => {
        checkName(record, name, null);
        const key = await generateKey();
        await addKey(ground, key, { name, origin: 'generated', sessionOnly });
        return describe(rowOf(key.fingerprint));
      }),

    rename: ({ fingerprint, name }) =>
      inTurn(async () => {
        const before = rowOf(fingerprint).name;
        checkName(record, name, fingerprint);
        await note({ what: 'key-renamed', fingerprint, name, before }, async () => {
          renameKeyRow(record, fingerprint, name);
        });
        return describe(rowOf(fingerprint));
      }),

    forget: ({ fingerprint, name }) =>
      inTurn(async () => {
        if (rowOf(fingerprint).name !== name) throw new Failure('malformed-call');
        const account = readSealingAccount(record, fingerprint);
        if (account !== null) throw new Failure('key-in-use', { account });
        await checkNotNeeded(await describe(rowOf(fingerprint)), parts.dependents);
        await note({ what: 'key-forgotten', fingerprint, name }, async () => {
          await halves.forget(fingerprint);
          deleteKeyRow(record, fingerprint);
        });
      }),

    publicHalf: (fingerprint) => publicKeyOf(rowOf(fingerprint)).export({ type: 'spki', format: 'pem' }) as string,

    backUp: async (fingerprint, passphrase) => {
      const row = rowOf(fingerprint);
      checkPassphrase(passphrase);
      return note({ what: 'key-backup-made', fingerprint, name: row.name }, async () =>
        backUpKey(row, await halves.open(fingerprint), passphrase, now()),
      );
    },

    confirmBackUp: async (fingerprint) => {
      const { name } = rowOf(fingerprint);
      await note({ what: 'key-backed-up', fingerprint, name }, async () => {
        writeBackedUpAt(record, fingerprint, now());
      });
    },

    restore: async (bytes, passphrase, sessionOnly) => {
      const { about, key } = await readBackup(bytes, passphrase);
      return takeIn(key, about.name, sessionOnly);
    },

    halvesForKit: async () => {
      const found: { row: KeyRow; privateHalf: Uint8Array | null }[] = [];
      for (const row of readKeyRows(record)) {
        const key = await halves.open(row.fingerprint);
        found.push({ row, privateHalf: key?.export({ type: 'pkcs8', format: 'der' }) ?? null });
      }
      return found;
    },

    takeIn,

    unwrapToHear: async (wrapped) => (await unwrapFor('heard', wrapped)).contentKey,

    unwrap: async (wrapped) => (await unwrapFor('opened', wrapped)).contentKey,

    unwrapTelling: (wrapped) => unwrapFor('opened', wrapped),

    holds: async (fingerprint) => {
      if (readKeyRow(record, fingerprint) === null) return false;
      try {
        return (await halves.open(fingerprint)) !== null;
      } catch (error) {
        if (isFailure(error, 'key-altered')) return false;
        throw error;
      }
    },

    wrap: (fingerprint, contentKey) => {
      const row = readKeyRow(record, fingerprint);
      if (row === null) throw new Failure('sealing-key-missing');
      const wrapped = wrapContentKey(publicKeyOf(row), contentKey);
      uses.note(fingerprint, 'sealed');
      return wrapped;
    },

    pair: (samples) => pairWithRing(ground, samples),

    wipe: () => {
      uses.flush();
      halves.wipe();
      pendings.discardAll();
    },
  };
}

/** What is sealed for a public half can be opened by its owner: one that was exchanged in the record must not be used. */
function publicKeyOf({ publicHalf, fingerprint }: KeyRow) {
  if (keyFingerprint(publicHalf) !== fingerprint) throw new Failure('record-corrupt');
  return createPublicKey({ key: Buffer.from(publicHalf), format: 'der', type: 'spki' });
}
