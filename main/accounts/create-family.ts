import type { AccountStatus } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import { freeName } from '../keys/free-name.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { mustAllowConnecting } from '../policy/must-allow-account.ts';
import type { TwilioLogin } from '../twilio/twilio-login.ts';
import { type AccountRow, endOfCredential, putAccountRow, readAccountRows } from './account-rows.ts';
import { putFamilyRow, readBorrowers, readFamilyRow } from './family-rows.ts';
import { leastUsedColour } from './least-used-colour.ts';
import type { NewId } from './new-account-id.ts';

/** A subaccount to be connected. `sid` as Twilio knows it; `name` is what it would like to be called. */
export type Adoption = {
  readonly parent: string;
  readonly sid: string;
  readonly name: string;
  readonly status: AccountStatus;
  readonly signal: AbortSignal;
};

/** Reasons that lie with the account itself: another login would be refused too. */
const ofTheAccount = new Set<string>(['twilio-suspended', 'subaccount-closed']);

/** What subaccounts and their parents owe each other: one login for many, and nobody left without. */
export function createFamily(parts: {
  readonly record: RecordHandle;
  readonly note: NoteDeed;
  readonly policy: MachinePolicy;
  readonly check: (login: TwilioLogin, signal?: AbortSignal) => Promise<unknown>;
  readonly inTurn: <T>(action: () => Promise<T>) => Promise<T>;
  readonly rowOf: (account: string) => AccountRow;
  readonly login: (row: AccountRow) => Promise<TwilioLogin>;
  readonly forgetSecret: (owner: AccountRow) => Promise<void>;
  readonly newId: NewId;
  readonly now: () => number;
}) {
  const { record, note, check, inTurn, rowOf, login, newId, now } = parts;

  const lentTo = async (parent: AccountRow, account: string): Promise<TwilioLogin> => ({
    ...(await login(parent)),
    account,
    lentBy: parent.sid,
  });

  return {
    adopt: async ({ parent: parentId, sid, name, status, signal }: Adoption): Promise<string> => {
      const parent = rowOf(parentId);
      const { region } = parent;
      mustAllowConnecting(parts.policy, { account: sid, region });
      const facts = { name, region, newCredential: endOfCredential(parent.user), parent: parent.sid };
      const account = newId(readAccountRows(record), sid, region);
      return note({ what: 'account-connected', account, ...facts }, async () => {
        await check(await lentTo(parent, sid), signal);
        // Asked once more: others may have been connected while Twilio was asked.
        return inTurn(async () => {
          const rows = readAccountRows(record);
          newId(rows, sid, region);
          const free = freeName(
            name,
            rows.map((row) => row.name),
          );
          const colour = leastUsedColour(rows);
          const own = { sid: account, name: free, colour, region, user: parent.user, sealingKey: null };
          record.transaction(() => {
            putAccountRow(record, { ...own, addedAt: now() });
            putFamilyRow(record, { account, parent: parent.sid, borrows: true, status, seenAt: now() });
          })();
          return account;
        });
      });
    },

    borrowLogin: (account: string): Promise<void> =>
      inTurn(async () => {
        const row = rowOf(account);
        const known = readFamilyRow(record, account);
        if (known === null || known.borrows) return;
        const parent = rowOf(known.parent);
        const credential = endOfCredential(parent.user);
        await note(
          { what: 'account-login-borrowed', account, newCredential: credential, parent: parent.sid },
          async () => {
            await check(await lentTo(parent, account));
            putFamilyRow(record, { ...known, borrows: true });
            await parts.forgetSecret(row);
          },
        );
      }),

    /** It has a login of its own from now on. */
    ownLogin: (account: string): void => {
      const known = readFamilyRow(record, account);
      if (known?.borrows) putFamilyRow(record, { ...known, borrows: false });
    },

    /** Fails with login-lent {name, count} while others use this account's login. */
    mustNotLend: ({ sid, name }: AccountRow): void => {
      const { length: count } = readBorrowers(record, sid);
      if (count > 0) throw new Failure('login-lent', { name, count });
    },

    /** Fails with login-does-not-reach {name} when subaccounts that use this account's login would be shut out by another. */
    mustStillReach: async (row: AccountRow, credential: Pick<TwilioLogin, 'user' | 'secret'>): Promise<void> => {
      const one = readBorrowers(record, row.sid).find(({ status }) => status === 'active');
      if (one === undefined) return;
      try {
        await check({ account: one.sid, region: row.region, ...credential, lentBy: row.sid });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (ofTheAccount.has(error.code)) return;
        const refused = error.code === 'twilio-wrong-secret' || error.code === 'twilio-permission-missing';
        throw refused ? new Failure('login-does-not-reach', { name: one.name }) : error;
      }
    },
  };
}
