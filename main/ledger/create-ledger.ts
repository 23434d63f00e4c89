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
  /** The outcomes of many deeds in one transaction of the record with what `also` writes there. */
  readonly conclude: (ended: readonly Ended[], also: () => void) => void;
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
  /** Outcomes the disk refused. Nothing else is written, and so nothing else done, before they are. */
  const owed: { readonly entry: Entry; readonly credential: string | null }[] = [];

  const credentialFor = ({ facts: { account } }: Entry) =>
    typeof account === 'string' ? parts.credentialOf(account) : null;

  const append = (entry: Entry, credential: string | null): number =>
    appendEntry(record, { ...entry, time: parts.now(), who: { ...parts.who, credential } });

  const settleDebts = () => {
    for (let first = owed[0]; first !== undefined; first = owed[0]) {
      append(first.entry, first.credential);
      owed.shift();
    }
  };

  const conclude = (begun: Begun, outcome: Outcome, code: string | null) => {
    const { what, number, credential } = begun;
    owed.push({ entry: { kind: 'outcome', what, of: number, outcome, code, facts: {} }, credential });
    try {
      settleDebts();
    } catch (error) {
      // What was done is done and its caller must have its answer; the next intent fails instead.
      log('ledger.outcome-owed', { code: error instanceof Failure ? error.code : 'unexpected' });
    }
  };

  const beginRun = () => {
    for (const open of findInterrupted(record)) append(interruptedOutcome(open), null);
    append({ ...toEntry({ what: runBegan }), kind: 'fact' }, null);
  };
  onDisk(() => record.transaction(beginRun).immediate());

  return {
    noteDeed: async (deed, action) => {
      const intent = toEntry(deed);
      settleDebts();
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
      settleDebts();
      const entry = { ...toEntry(deed), kind: 'fact' } as const;
      append(entry, credentialFor(entry));
    },
    begin: (deeds, also) => {
      settleDebts();
      const write = () => {
        const numbers = deeds.map((deed) => {
          const intent = toEntry(deed);
          return append(intent, credentialFor(intent));
        });
        also(numbers);
        return numbers;
      };
      return onDisk(() => record.transaction(write).immediate());
    },
    conclude: (ended, also) => {
      settleDebts();
      const write = () => {
        for (const { of, outcome, code, ...deed } of ended) {
          const { what, facts } = toEntry(deed);
          const entry: Entry = { kind: 'outcome', what, of, outcome, code, facts };
          append(entry, credentialFor(entry));
        }
        also();
      };
      onDisk(() => record.transaction(write).immediate());
    },
    verify: () => onDisk(() => verifyChain(eachRow(record))),
  };
}

function toEntry({ what, ...facts }: Deed): Entry {
  const kept = Object.entries(facts).map(([name, fact]) => [name, redactFact(fact)] as const);
  return { kind: 'intent', what, of: null, outcome: null, code: null, facts: Object.fromEntries(kept) };
}
