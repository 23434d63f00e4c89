import type { AccountStatus, CallAnswer, EventPayload, TakenIn } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure, isFailure } from '../failure.ts';
import { logBug } from '../log.ts';
import { accountSidOf } from '../twilio/account-sid-of.ts';
import type { Twilio } from '../twilio/create-twilio.ts';
import { type AccountPage, accountsUri } from '../twilio/fetch-accounts.ts';
import type { ListedAccount } from '../twilio/parse-account.ts';
import { readAccountRow, readAccountRows } from './account-rows.ts';
import type { Accounts } from './create-accounts.ts';
import { putFamilyRow, readFamilyRow } from './family-rows.ts';

/** How many are tried at once: each has a pace of its own at Twilio, our line has not. */
const atOnce = 8;

/** The subaccounts of a parent account that is connected. */
export type Subaccounts = {
  /** All of them, and what is new about those that are connected. Fails with subaccounts-refused, or as any request. */
  readonly list: (parent: string) => Promise<CallAnswer<'subaccounts.list'>>;
  /** What became of each, in the order asked for; of those not begun when it was cancelled: cancelled. */
  readonly takeIn: (parent: string, sids: readonly string[]) => Promise<TakenIn[]>;
  readonly cancel: () => void;
  /** How the parent sees it now; null where no parent is connected or it cannot say. A vanished one is closed. */
  readonly lookAgain: (account: string) => Promise<AccountStatus | null>;
};

export function createSubaccounts(parts: {
  readonly record: RecordHandle;
  readonly accounts: Accounts;
  readonly twilio: Pick<Twilio, 'accounts' | 'account' | 'check'>;
  readonly tell: (progress: EventPayload<'subaccounts.progress'>) => void;
  /** The standing of connected accounts has changed. */
  readonly changed: () => void;
  readonly now: () => number;
}): Subaccounts {
  const { record, accounts, twilio, tell, now } = parts;
  let underWay = new AbortController();
  const listed = new Map<string, ReadonlyMap<string, ListedAccount>>();

  const begin = (): AbortSignal => {
    underWay.abort();
    underWay = new AbortController();
    return underWay.signal;
  };

  /** The connected account a subaccount is in the parent's region. */
  const connectedAs = (parent: string): ((sid: string) => string | null) => {
    const region = readAccountRow(record, parent)?.region;
    const own = readAccountRows(record).filter((row) => row.region === region);
    const bySid = new Map(own.map((row) => [accountSidOf(row.sid), row.sid]));
    return (sid) => bySid.get(sid) ?? null;
  };

  const walk = async (parent: string, signal: AbortSignal) => {
    const login = await accounts.login(parent);
    const found: ListedAccount[] = [];
    let skipped = 0;
    for (let at: string | null = accountsUri; at !== null; ) {
      const page: AccountPage = await twilio.accounts(login, at, signal).catch(async (error: unknown) => {
        // A login that is refused altogether is another matter than one that may not list accounts.
        if (isFailure(error, 'subaccounts-refused')) await twilio.check(login, signal);
        throw error;
      });
      found.push(...page.accounts);
      skipped += page.skipped;
      at = page.next;
      tell({ parent, done: found.length, total: null });
    }
    const own = accountSidOf(parent);
    return { found: found.filter(({ sid, owner }) => sid !== own && (owner === null || owner === own)), skipped };
  };

  const noteSeen = (parent: string, account: string, status: AccountStatus | null): boolean => {
    const known = readFamilyRow(record, account);
    const next = { account, parent: known?.parent ?? parent, borrows: known?.borrows ?? false };
    putFamilyRow(record, { ...next, status: status ?? known?.status ?? 'active', seenAt: now() });
    return known === null || (status !== null && status !== known.status);
  };

  return {
    list: async (parent) => {
      const { found, skipped } = await walk(parent, begin());
      listed.set(parent, new Map(found.map((one) => [one.sid, one])));
      const accountOf = connectedAs(parent);
      const news = found.map(({ sid, status }) => {
        const account = accountOf(sid);
        return account !== null && noteSeen(parent, account, status);
      });
      if (news.includes(true)) parts.changed();
      const subaccounts = found.map(({ sid, name, status }) => ({ sid, name, status, connected: accountOf(sid) }));
      return { subaccounts, skipped };
    },

    takeIn: async (parent, sids) => {
      const signal = begin();
      const outcomes = new Map<string, TakenIn>();
      const waiting = [...new Set(sids)];
      const total = waiting.length;
      const takeNext = async (): Promise<void> => {
        for (let sid = waiting.shift(); sid !== undefined; sid = waiting.shift()) {
          const { name, status } = listed.get(parent)?.get(sid) ?? { name: null, status: null };
          const child = { parent, sid, name: name ?? `AC…${sid.slice(-6)}`, status: status ?? 'active', signal };
          outcomes.set(sid, await outcomeOf(sid, () => accounts.adopt(child), signal));
          tell({ parent, done: outcomes.size, total });
        }
      };
      await Promise.all(Array.from({ length: atOnce }, takeNext));
      if ([...outcomes.values()].some(({ account }) => account !== null)) parts.changed();
      return [...new Set(sids)].flatMap((sid) => outcomes.get(sid) ?? []);
    },

    cancel: () => underWay.abort(),

    lookAgain: async (account) => {
      const known = readFamilyRow(record, account);
      if (known === null || readAccountRow(record, known.parent) === null) return null;
      try {
        const found = await twilio.account(await accounts.login(known.parent), account, AbortSignal.timeout(30_000));
        const status = found === null ? 'closed' : found.status;
        if (noteSeen(known.parent, account, status)) parts.changed();
        return status;
      } catch (error) {
        if (error instanceof Failure) return null;
        throw error;
      }
    },
  };
}

async function outcomeOf(sid: string, adopt: () => Promise<string>, signal: AbortSignal): Promise<TakenIn> {
  try {
    if (signal.aborted) throw new Failure('cancelled');
    return { sid, account: await adopt(), failure: null };
  } catch (error) {
    if (!(error instanceof Failure)) logBug('taking a subaccount in', error);
    const { code, facts } = error instanceof Failure ? error : new Failure('unexpected');
    return { sid, account: null, failure: { code, facts: { ...facts } } };
  }
}
