import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import { log } from '../log.ts';
import { findInterrupted, interruptedOutcome, runBegan } from './close-interrupted.ts';
import type { Deed, Ended, Entry, NoteDeed, Outcome, Who } from './deed.ts';
import { appendEntry, eachRow } from './ledger-rows.ts';
import { redactFact } from './redact-fact.ts';
import { type Verdict, verifyChain } from './verify-chain.ts';

export type Ledger = {
  readonly noteDeed: NoteDeed;
  /** For what has no outcome of its own: one entry. */
  readonly noteFact: (deed: Deed) => void;
  /**
   * The intents of many deeds in one transaction of the record with what `also` writes there. Gives their numbers; fails as
   * NoteDeed does, with nothing written and nothing to be begun.
   */
  readonly begin: (deeds: readonly Deed[], also: (numbers: readonly number[]) => void) => readonly number[];
  /**
   * The outcomes of many deeds in one transaction of the record with what `also` writes there. False when the disk
   * refused: what was done is done, so all of it is owed, and is written before anything else is begun, or by `settle`.
   */
  readonly conclude: (ended: readonly Ended[], also: () => void) => boolean;
  /** The outcomes of many deeds with what `also` writes; the next `begin` or `settle` writes them in its own transaction. */
  readonly owe: (ended: readonly Ended[], also: () => void) => void;
  /** Writes what is owed. Fails with disk-full, disk-refused or record-corrupt. */
  readonly settle: () => void;
  readonly verify: () => Verdict;
};

type Begun = { readonly what: string; readonly number: number; readonly credential: string | null };

/**
 * The ledger: append-only, each entry with the hash of the one before. Making it closes what the last run left open.
 * An entry is canonical JSON: number, time (UTC seconds), who (user, machine, and the end of the SID of the credential
 * of the account concerned), kind, what, facts; an outcome names the number of its intent.
 */
export function createLedger(
  record: RecordHandle,
  parts: {
    readonly who: Who;
    /** The last characters of the SID of the credential an account is used with; null when it is not known. */
    readonly credentialOf: (account: string) => string | null;
    readonly now: () => number;
  },
): Ledger {
  /** What writes the outcomes the disk refused, each whole or not at all. Nothing else is written before, and so nothing done. */
  const owed: (() => void)[] = [];

  const credentialFor = ({ facts: { account } }: Entry) =>
    typeof account === 'string' ? parts.credentialOf(account) : null;

  const append = (entry: Entry, credential: string | null): number =>
    appendEntry(record, { ...entry, time: parts.now(), who: { ...parts.who, credential } });

  /** Whether what is owed is being written with what begins: who notes something in the same transaction comes after. */
  let together = false;

  const settle = () => {
    if (together) return;
    for (let first = owed[0]; first !== undefined; first = owed[0]) {
      try {
        onDisk(() => record.transaction(first as () => void).immediate());
      } catch (error) {
        // A bug is its maker's to hear of, once; what the disk refused is tried again.
        if (!(error instanceof Failure)) owed.shift();
        throw error;
      }
      owed.shift();
    }
  };

  /** Whether it could be written. What was done is done and its caller must have its answer; the next intent fails instead. */
  const owe = (write: () => void): boolean => {
    owed.push(write);
    try {
      settle();
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      log('ledger.outcome-owed', { code: error.code });
      return false;
    }
  };

  const conclude = (begun: Begun, outcome: Outcome, code: string | null) => {
    const { what, number, credential } = begun;
    owe(() => append({ kind: 'outcome', what, of: number, outcome, code, facts: {} }, credential));
  };

  const writerOf = (ended: readonly Ended[], also: () => void) => {
    const entries = ended.map(({ of, outcome, code, ...deed }): Entry => {
      const { what, facts } = toEntry(deed);
      return { kind: 'outcome', what, of, outcome, code, facts };
    });
    return () => {
      for (const entry of entries) append(entry, credentialFor(entry));
      also();
    };
  };

  const beginRun = () => {
    for (const open of findInterrupted(record)) append(interruptedOutcome(open), null);
    append({ ...toEntry({ what: runBegan }), kind: 'fact' }, null);
  };
  onDisk(() => record.transaction(beginRun).immediate());

  return {
    noteDeed: async (deed, action) => {
      const intent = toEntry(deed);
      settle();
      // As it was when the deed began: the deed may change it.
      const credential = credentialFor(intent);
      const begun = { what: intent.what, number: append(intent, credential), credential };
      try {
        const result = await action();
        conclude(begun, 'done', null);
        return result;
      } catch (error) {
        if (!(error instanceof Failure)) conclude(begun, 'unexpected', null);
        else if (error.code === 'cancelled') conclude(begun, 'cancelled', null);
        else conclude(begun, 'failed', error.code);
        throw error;
      }
    },
    noteFact: (deed) => {
      settle();
      const entry = { ...toEntry(deed), kind: 'fact' } as const;
      append(entry, credentialFor(entry));
    },
    begin: (deeds, also) => {
      const debts = [...owed];
      const write = () => {
        for (const debt of debts) debt();
        const numbers = deeds.map((deed) => {
          const intent = toEntry(deed);
          return append(intent, credentialFor(intent));
        });
        also(numbers);
        return numbers;
      };
      try {
        together = true;
        const numbers = onDisk(() => record.transaction(write).immediate());
        owed.splice(0, debts.length);
        return numbers;
      } catch (error) {
        together = false;
        // What was done is written even when what was to begin cannot be.
        settle();
        throw error;
      } finally {
        together = false;
      }
    },
    conclude: (ended, also) => owe(writerOf(ended, also)),
    owe: (ended, also) => void owed.push(writerOf(ended, also)),
    settle,
    verify: () => onDisk(() => verifyChain(eachRow(record))),
  };
}

function toEntry({ what, ...facts }: Deed): Entry {
  const kept = Object.entries(facts).map(([name, fact]) => [name, redactFact(fact)] as const);
  return { kind: 'intent', what, of: null, outcome: null, code: null, facts: Object.fromEntries(kept) };
}
