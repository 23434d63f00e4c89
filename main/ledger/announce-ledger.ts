import type { Ledger } from './create-ledger.ts';

/** The same ledger; `changed` hears each time something may have been written. */
export function announceLedger(ledger: Ledger, changed: () => void): Ledger {
  const announcing = <Result>(write: () => Result): Result => {
    try {
      return write();
    } finally {
      changed();
    }
  };
  return {
    noteDeed: async (deed, action) => {
      try {
        return await ledger.noteDeed(deed, () => {
          changed();
          return action();
        });
      } finally {
        changed();
      }
    },
    noteFact: (deed) => announcing(() => ledger.noteFact(deed)),
    begin: (deeds, also) => announcing(() => ledger.begin(deeds, also)),
    conclude: (ended, also) => announcing(() => ledger.conclude(ended, also)),
    owe: ledger.owe,
    settle: () => announcing(ledger.settle),
    verify: ledger.verify,
  };
}
