import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Accounts } from '../accounts/create-accounts.ts';
import type { World } from '../compose.ts';
import { askCoverage } from '../coverage/coverage-questions.ts';
import { type AlertWatch, createAlertWatch } from '../coverage/create-alert-watch.ts';
import { type Coverage, createCoverage } from '../coverage/create-coverage.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { KeyRing } from '../keys/create-key-ring.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import type { MarkFeed } from '../recordings/create-mark-feed.ts';
import type { IndexReader } from '../recordings/start-index-reader.ts';
import type { Twilio } from '../twilio/create-twilio.ts';

/** Which key opens what, and Twilio's alerts about recordings. */
export type CoverageParts = { readonly coverage: Coverage; readonly alertWatch: AlertWatch };

export function composeCoverage(parts: {
  readonly profile: string;
  readonly record: RecordHandle;
  readonly note: NoteDeed;
  readonly index: Pick<IndexReader, 'ask' | 'loaded'>;
  readonly marks: Pick<MarkFeed, 'settled'>;
  readonly keyRing: Pick<KeyRing, 'list'>;
  readonly accounts: Pick<Accounts, 'list' | 'login'>;
  readonly twilio: Pick<Twilio, 'alerts'>;
  readonly tell: World['tell'];
  readonly now: () => number;
}): CoverageParts {
  const { record, accounts, twilio, now } = parts;
  const changed = () => parts.tell('coverage.changed', {});
  const alertWatch = createAlertWatch({
    record,
    accounts: async () => (await accounts.list()).map(({ sid }) => sid),
    pages: async (account) => {
      const login = await accounts.login(account);
      return (at, signal) => twilio.alerts(login, at, signal);
    },
    changed,
    now,
  });
  const coverage = createCoverage({
    ...{
      record,
      note: parts.note,
      user: userInfo().username,
      worker: askCoverage(parts.index.ask),
      keys: parts.keyRing.list,
      accounts: accounts.list,
      now,
    },
    ...{ loaded: parts.index.loaded, marksSettled: parts.marks.settled, ready: changed },
    keptAt: join(parts.profile, 'coverage.json'),
  });
  return { coverage, alertWatch };
}
