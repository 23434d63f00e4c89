import { exportLedger } from '../compose/export-ledger.ts';
import type { Program, World } from '../compose.ts';
import type { ledgerCalls } from '../contract/ledger-calls.ts';
import type { Desk } from '../desk.ts';
import type { DialogTitles } from '../dialog-titles.ts';
import { fetchingFailed } from '../monitor/event-rows.ts';
import type { Handlers } from '../router.ts';

/** The calls about the ledger. */
export function ledgerHandlers(parts: {
  readonly program: Program;
  readonly desk: Desk;
  readonly titles: () => DialogTitles;
  readonly tell: World['tell'];
}): Pick<Handlers, keyof typeof ledgerCalls> {
  const { program, desk, titles, tell } = parts;
  const { guard, reader } = program;
  return {
    'ledger.page': (wanted) => reader.ask('ledgerPage', wanted),
    'ledger.kinds': async () => ({ whats: await reader.ask('ledgerKinds', null) }),
    'ledger.verify': () => guard.verify((done, total) => tell('ledger.verifying', { done, total })),
    'ledger.standing': async () => ({ verdict: guard.standing() }),
    'ledger.save-as': async () => {
      const day = new Date().toISOString().slice(0, 10);
      const chosen = await desk.chooseTarget(titles().saveLedger, `koekura-ledger-${day}.jsonl`);
      if (chosen === null) return { saved: false };
      await exportLedger(program, program.record, chosen, () => Math.floor(Date.now() / 1000));
      return { saved: true };
    },
    'ledger.events-missing': async () => ({ accounts: [...fetchingFailed(program.record)] }),
    'ledger.fetch-events': async ({ account }) => ({ fetched: await program.monitor.fetch(account) }),
    'ledger.accept': ({ reason }) => guard.accept(reason),
  };
}
