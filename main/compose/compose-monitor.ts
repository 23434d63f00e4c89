import type { Accounts } from '../accounts/create-accounts.ts';
import type { World } from '../compose.ts';
import type { RecordHandle } from '../database/handles.ts';
import { createMonitor, type Monitor } from '../monitor/create-monitor.ts';
import type { Twilio } from '../twilio/create-twilio.ts';

/** Twilio's own events: they stand in the timeline, and some tell of removals that were done here. */
export function composeMonitor(parts: {
  readonly record: RecordHandle;
  readonly accounts: Pick<Accounts, 'login' | 'list'>;
  readonly twilio: Pick<Twilio, 'events'>;
  readonly announce: () => void;
  readonly tell: World['tell'];
  readonly now: () => number;
}): Monitor {
  const { record, accounts, twilio, announce, tell, now } = parts;
  return createMonitor({
    record,
    accounts: async () => (await accounts.list()).map(({ sid }) => sid),
    pages: async (account) => {
      const login = await accounts.login(account);
      return (at, signal) => twilio.events(login, at, signal);
    },
    changed: () => {
      announce();
      tell('removals.changed', {});
    },
    now,
  });
}
