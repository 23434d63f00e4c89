import { beforeFirst, hashEntry } from '../ledger/chain.ts';
import type { LedgerRow } from '../ledger/verify-chain.ts';
import type { KitLine } from './kit-lines.ts';

/** Gives a kit's entries their numbers and hashes again: those of the one before, but where the kit says another. */
export function followEntries() {
  let number = 0;
  let head: Uint8Array = beforeFirst;
  return {
    take: ([, entry, ownNumber, ownHash]: Extract<KitLine, readonly ['entry', ...unknown[]]>): LedgerRow => {
      number = ownNumber ?? number + 1;
      head = ownHash === undefined ? hashEntry(head, entry) : Buffer.from(ownHash, 'hex');
      return { number, entry, hash: head };
    },
    /** Hex of the last one's hash; zeros before the first. */
    head: (): string => Buffer.from(head).toString('hex'),
  };
}
