import type { Program, World } from './compose.ts';
import { ledgerCalls } from './contract/ledger-calls.ts';
import { handlersToCome } from './handlers-to-come.ts';
import type { Handlers } from './router.ts';

/** The calls about the ledger. */
export function ledgerHandlers(parts: {
  readonly program: Program;
  readonly tell: World['tell'];
}): Pick<Handlers, keyof typeof ledgerCalls> {
  const { program, tell } = parts;
  const { guard, reader } = program;
  return {
    ...handlersToCome(ledgerCalls),
    'ledger.page': (wanted) => reader.ask('ledgerPage', wanted),
    'ledger.kinds': async () => ({ whats: await reader.ask('ledgerKinds', null) }),
    'ledger.verify': () => guard.verify((done, total) => tell('ledger.verifying', { done, total })),
    'ledger.standing': async () => ({ verdict: guard.standing() }),
    'ledger.accept': ({ reason }) => guard.accept(reason),
  };
}
