import { beforeFirst } from './chain.ts';
import type { HeadNote } from './head-note.ts';
import { type Checkpoint, isTrulySigned } from './signed-head.ts';
import { type LedgerRow, walkChain } from './verify-chain.ts';

/** What is held outside the record, to hold the ledger against: the keychain's public half (hex) and its note of the head. */
export type Held = { readonly publicKey: string | null; readonly note: HeadNote | null };

/** What was found; the contract's LedgerVerdict without the time and the key's whereabouts. */
export type Finding = {
  readonly state: 'whole' | 'broken' | 'cut' | 'replaced' | 'unsigned';
  readonly entries: number;
  readonly head: string;
  readonly firstMisfit: number | null;
  readonly expected: number | null;
  readonly signedTo: number | null;
  readonly notedTo: number | null;
};

/**
 * Checks a ledger as its rows come: the chain by itself, then every signed head and the keychain's note against the
 * entry they speak of. The ledger may be longer than both, because entries are written first; never shorter.
 */
export function createCheck(checkpoints: readonly Checkpoint[], held: Held) {
  const chain = walkChain();
  const signed = new Map(checkpoints.map((checkpoint) => [checkpoint.number, checkpoint]));
  let signedTo: number | null = null;
  let strange: number | null = null;
  let noteSeen = false;

  const compare = (number: number, head: Uint8Array) => {
    if (held.note?.number === number) {
      noteSeen = Buffer.from(head).toString('hex') === held.note.head;
      if (!noteSeen) strange ??= number;
    }
    const checkpoint = signed.get(number);
    if (checkpoint === undefined) return;
    if (Buffer.compare(checkpoint.head, head) !== 0 || !isTrulySigned(checkpoint)) strange ??= number;
    else if (checkpoint.publicKey === held.publicKey) signedTo = number;
  };

  /** The last entry something speaks of that is not there. */
  const beyond = (entries: number): number | null => {
    const spoken = Math.max(0, held.note?.number ?? 0, ...[...signed.keys()].slice(-1));
    return spoken > entries ? spoken : null;
  };

  return {
    /** Takes the next rows; false once a row does not fit: the rest needs no reading. */
    take: (rows: readonly LedgerRow[]): boolean => {
      for (const row of rows) {
        if (!chain.take(row)) return false;
        compare(row.number, chain.head());
      }
      return true;
    },

    finding: (): Finding => {
      const { entries, firstMisfit } = chain.verdict();
      const head = entries === 0 ? beforeFirst : chain.head();
      const cut = beyond(entries);
      const told = {
        entries,
        head: Buffer.from(head).toString('hex'),
        firstMisfit,
        signedTo,
        notedTo: noteSeen ? (held.note?.number ?? null) : null,
      };
      if (firstMisfit !== null) return { ...told, state: 'broken', expected: null };
      if (strange !== null) return { ...told, state: 'replaced', expected: strange };
      if (cut !== null) return { ...told, state: 'cut', expected: cut };
      const unsigned = held.publicKey === null || (signedTo === null && !noteSeen);
      return { ...told, state: unsigned ? 'unsigned' : 'whole', expected: null };
    },
  };
}
