import { createPublicKey } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { CallAnswer, CallInput, Key } from '../contract.ts';
import { wipe } from '../crypto/wipe.ts';
import { wrapContentKey } from '../crypto/wrap-content-key.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import type { Keychain } from '../keychain/keychain.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import { addKey, checkName } from './add-key.ts';
import { backUpKey } from './back-up-key.ts';
import { checkPassphrase } from './check-passphrase.ts';
import { largestKeyFile } from './find-key.ts';
import { freeName } from './free-name.ts';
import { generateKey } from './generate-key.ts';
import { keyFingerprint } from './key-fingerprint.ts';
import {
  deleteKeyRow,
  type KeyRow,
  readKeyRow,
  readKeyRows,
  readSealingAccount,
  renameKeyRow,
  writeBackedUpAt,
} from './key-rows.ts';
import { readOpenedSids } from './pairing-rows.ts';
import { createPendingKeys } from './pending-keys.ts';
import { createPrivateHalves } from './private-halves.ts';
import { readBackup } from './read-backup.ts';
import { runImporter } from './run-importer.ts';
import { takeTurns } from './take-turns.ts';
import { pairWithRing, type Sample, unwrapWithRing, type Wrapped } from './unwrap-with-ring.ts';

type PendingKey = CallAnswer<'keys.read'>;

/** The private keys the program has, by fingerprint. Private halves leave it only into a backup under a passphrase. */
export type KeyRing = {
  readonly list: () => Promise<Key[]>;
  /** Looks at what the user chose and takes the bytes over: wiped when imported, discarded, or after two minutes. */
  readonly readPending: (bytes: Uint8Array, source: string) => Promise<PendingKey>;
  readonly import: (input: CallInput<'keys.import'>) => Promise<Key>;
  readonly discard: (pending: string) => void;
  readonly generate: (input: CallInput<'keys.generate'>) => Promise<Key>;
  readonly rename: (input: CallInput<'keys.rename'>) => Promise<Key>;
  /** Asks for the key's name; fails with malformed-call when it is another, key-in-use {account} when one seals with it. */
  readonly forget: (input: CallInput<'keys.forget'>) => Promise<void>;
  /** PEM. */
  readonly publicHalf: (fingerprint: string) => string;
  /** The bytes of a file that has been opened and tried; fails with passphrase-too-weak. Say so with `confirmBackUp` once it is where it was to be. */
  readonly backUp: (fingerprint: string, passphrase: string) => Promise<Uint8Array>;
  readonly confirmBackUp: (fingerprint: string) => Promise<void>;
  readonly restore: (bytes: Uint8Array, passphrase: string, sessionOnly: boolean) => Promise<Key>;
  /** The content key, 32 bytes, the caller's to wipe. Fails as `openWrap` does. */
  readonly unwrap: (wrapped: Wrapped) => Promise<Uint8Array>;
  /** As `unwrap`, and says which key of the ring it was. */
  readonly unwrapTelling: (
    wrapped: Wrapped,
  ) => Promise<{ readonly contentKey: Uint8Array; readonly fingerprint: string }>;
  /** Whether the private half is there: only then may anything be sealed for a key. */
  readonly holds: (fingerprint: string) => Promise<boolean>;
  readonly wrap: (fingerprint: string, contentKey: Uint8Array) => Uint8Array;
  /** Which key of the ring opens each; what is found is remembered. */
  readonly pair: <Given extends Sample>(
    samples: readonly Given[],
  ) => Promise<(Given & { readonly fingerprint: string | null })[]>;
  /** Drops what is in memory: opened keys, and files waiting to be imported. */
  readonly wipe: () => void;
};

/** How long a file waits to be imported and how long opening it may take, in milliseconds. */
const patience = 120_000;
const openingLimit = 20_000;

export function createKeyRing(parts: {
  readonly record: RecordHandle;
  readonly keychain: Keychain;
  readonly session: Keychain;
  readonly note: NoteDeed;
  readonly startImporter: () => Worker;
  readonly now: () => number;
}): KeyRing {
  const { record, note, now } = parts;
  const halves = createPrivateHalves(parts.keychain, parts.session);
  const pendings = createPendingKeys(patience);
  const inTurn = takeTurns();
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
    return { fingerprint, name, bits, addedAt, origin, keptIn, backedUpAt, opens: readOpenedSids(record, fingerprint) };
  };

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

    restore: (bytes, passphrase, sessionOnly) =>
      inTurn(async () => {
        const { about, key } = await readBackup(bytes, passphrase);
        const others = readKeyRows(record).filter((row) => row.fingerprint !== key.fingerprint);
        const name = freeName(
          about.name,
          others.map((row) => row.name),
        );
        await addKey(ground, key, { name, origin: 'restored', sessionOnly });
        return describe(rowOf(key.fingerprint));
      }),

    unwrap: async (wrapped) => (await unwrapWithRing(ground, wrapped)).contentKey,

    unwrapTelling: (wrapped) => unwrapWithRing(ground, wrapped),

    holds: async (fingerprint) => readKeyRow(record, fingerprint) !== null && (await halves.open(fingerprint)) !== null,

    wrap: (fingerprint, contentKey) => {
      const row = readKeyRow(record, fingerprint);
      if (row === null) throw new Failure('sealing-key-missing');
      return wrapContentKey(publicKeyOf(row), contentKey);
    },

    pair: (samples) => pairWithRing(ground, samples),

    wipe: () => {
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
