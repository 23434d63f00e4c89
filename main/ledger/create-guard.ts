import type { LedgerVerdict } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { Told } from '../database/record-messages.ts';
import { Failure } from '../failure.ts';
import type { Keychain } from '../keychain/keychain.ts';
import type { Finding, Held } from './check-ledger.ts';
import { dropUnfitCheckpoints, putCheckpoint, readHash, readLast } from './checkpoint-rows.ts';
import type { Ledger } from './create-ledger.ts';
import type { LedgerSigner } from './create-signer.ts';
import { type HeadNote, readHeadNote, writeHeadNote } from './head-note.ts';
import { headToSign } from './signed-head.ts';

/** Watches over the ledger as a whole: signs its head, notes it in the keychain, and holds the one against the other. */
export type LedgerGuard = {
  /** What the last check found; null until the first is done. */
  readonly standing: () => LedgerVerdict | null;
  /** Checks everything now, off the main thread. */
  readonly verify: (told: Told) => Promise<LedgerVerdict>;
  /**
   * For whoever is about to remove: waits for the first check. Fails with ledger-altered {state, number} where the ledger
   * is broken, cut or replaced.
   */
  readonly mustBeWhole: () => Promise<void>;
  /**
   * Signs the head as it is now and brings the keychain's note up to it; before each removal batch. Fails with
   * ledger-altered, ledger-key-missing {reason}, keychain-locked, keychain-unavailable, disk-full or disk-refused.
   */
  readonly anchor: () => Promise<void>;
  /**
   * On the user's word goes on from the ledger as it lies, where its end or its key is missing: says so in it with the
   * reason, makes a new key where that is missing, signs. Fails with ledger-altered where the chain itself is broken.
   */
  readonly accept: (reason: string) => Promise<LedgerVerdict>;
};

export function createGuard(parts: {
  readonly record: RecordHandle;
  readonly keychain: Keychain;
  readonly signer: LedgerSigner;
  readonly noteFact: Ledger['noteFact'];
  readonly check: (held: Held, told: Told) => Promise<Finding>;
  /** Hears what each check found. */
  readonly tell: (verdict: LedgerVerdict) => void;
  readonly now: () => number;
}): LedgerGuard {
  const { record, keychain, signer, noteFact, now } = parts;
  let standing: LedgerVerdict | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(action: () => Promise<T>): Promise<T> => {
    const turn = last.then(action);
    last = turn.catch(() => undefined);
    return turn;
  };

  const stand = (found: LedgerVerdict): LedgerVerdict => {
    standing = found;
    parts.tell(found);
    return found;
  };

  /** What is held outside the record, and how the key is. A keychain that does not answer holds nothing for now. */
  const look = async (): Promise<{ held: Held; key: LedgerVerdict['key'] }> => {
    const note = await readHeadNote(keychain).catch(expected(null));
    const publicKey = await signer.publicKey().catch((error: unknown) => {
      if (error instanceof Failure) return error;
      throw error;
    });
    if (!(publicKey instanceof Failure)) {
      const key = signer.keptIn() === 'session' ? 'session' : 'held';
      return { held: { publicKey, note }, key };
    }
    return { held: { publicKey: null, note }, key: publicKey.code === 'ledger-key-missing' ? 'missing' : 'unasked' };
  };

  const verifyNow = async (told: Told): Promise<LedgerVerdict> => {
    const { held, key } = await look();
    const finding = await parts.check(held, told);
    return stand({ ...finding, key, publicKey: held.publicKey, checkedAt: now() });
  };
  /** What is asked for while it is under way gets the same answer. */
  let verifying: Promise<LedgerVerdict> | null = null;
  const verify = (told: Told): Promise<LedgerVerdict> => {
    verifying ??= verifyNow(told).finally(() => {
      verifying = null;
    });
    return verifying;
  };

  const mustBeWhole = async () => {
    const found = standing ?? (await verify(() => {}));
    if (!['broken', 'cut', 'replaced'].includes(found.state)) return;
    throw new Failure('ledger-altered', { state: found.state, number: found.firstMisfit ?? found.expected ?? 0 });
  };

  /** The keychain's note against the one entry it speaks of: quick enough to be done each time. */
  const mustHoldNote = (note: HeadNote | null) => {
    if (note === null) return;
    const hash = readHash(record, note.number);
    if (hash !== null && Buffer.from(hash).toString('hex') === note.head) return;
    const state = hash === null ? 'cut' : 'replaced';
    if (standing !== null) stand({ ...standing, state, expected: note.number, checkedAt: now() });
    throw new Failure('ledger-altered', { state, number: note.number });
  };

  const sign = async () => {
    const last = readLast(record);
    if (last === null) return;
    const head = { ...last, signedAt: now() };
    const publicKey = await signer.publicKey();
    putCheckpoint(record, { ...head, publicKey, signature: await signer.sign(headToSign(head)) });
    // Last, when everything it speaks of is on the disk: the ledger may be longer than the note, never shorter.
    if (signer.keptIn() === 'keychain') {
      await writeHeadNote(keychain, { number: last.number, head: Buffer.from(last.head).toString('hex') });
    }
  };

  return {
    standing: () => standing,
    verify,
    mustBeWhole,
    anchor: () =>
      inTurn(async () => {
        await mustBeWhole();
        mustHoldNote(await readHeadNote(keychain).catch(unlessSession(signer)));
        await sign();
      }),
    accept: (reason) =>
      inTurn(async () => {
        const found = await verify(() => {});
        if (found.state === 'broken')
          throw new Failure('ledger-altered', { state: 'broken', number: found.firstMisfit ?? 0 });
        const { state, key, entries, expected: missing } = found;
        if ((state === 'whole' || state === 'unsigned') && key !== 'missing') return found;
        noteFact({ what: 'ledger-accepted', state, key, entries, expected: missing, reason });
        if (key === 'missing') await signer.renew();
        noteFact({ what: 'checkpoints-dropped', count: dropUnfitCheckpoints(record) });
        await sign();
        return verify(() => {});
      }),
  };
}

/** Takes an expected failure for `instead`. */
const expected =
  <Value>(instead: Value) =>
  (error: unknown): Value => {
    if (error instanceof Failure) return instead;
    throw error;
  };

/** Where the key is this session's there is no keychain to ask. */
const unlessSession = (signer: LedgerSigner) => (error: unknown) => {
  if (error instanceof Failure && signer.keptIn() === 'session') return null;
  throw error;
};
