import type { Account, CallInput } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { sameName } from '../keys/free-name.ts';
import { takeTurns } from '../keys/take-turns.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { mustAllowAsking, mustAllowConnecting } from '../policy/must-allow-account.ts';
import type { TwilioLogin } from '../twilio/twilio-login.ts';
import {
  type AccountRow,
  deleteAccountRow,
  endOfCredential,
  putAccountRow,
  readAccountRow,
  readAccountRows,
  type StoredAccount,
} from './account-rows.ts';
import { createAccountSecrets } from './account-secrets.ts';
import { type Adoption, createFamily } from './create-family.ts';
import { type NewId, newAccountId } from './new-account-id.ts';
import { regionsBefore } from './regions-before.ts';

/** The accounts that are connected. Secrets go in and out only towards Twilio; no answer, log or entry holds one. */
export type Accounts = {
  readonly list: () => Promise<Account[]>;
  /** Checks the login at Twilio, keeps it, lists the account. Fails with account-exists {name}, name-taken {name}, forbidden-by-policy, or as the check and the keychain do. */
  readonly connect: (input: CallInput<'accounts.connect'>) => Promise<Account>;
  readonly change: (input: CallInput<'accounts.change'>) => Promise<Account>;
  /** Checks the new login first; where it fails, or no longer opens the subaccounts that use it (login-does-not-reach {name}), the old one stays. */
  readonly changeLogin: (input: CallInput<'accounts.change-login'>) => Promise<Account>;
  /** Fails with sealing-key-missing when the ring does not hold it. */
  readonly chooseSealingKey: (input: CallInput<'accounts.choose-sealing-key'>) => Promise<Account>;
  /** Fails with login-lent {name, count} while subaccounts are used with its login. */
  readonly forget: (account: string) => Promise<void>;
  /** Connects a subaccount with its parent's login once that opens it. Fails with account-exists {name}, or as the check does. */
  readonly adopt: (child: Adoption) => Promise<string>;
  /** Lets a subaccount use its parent's login, once that opens it, and forgets its own. Fails as the check does. */
  readonly borrowLogin: (account: string) => Promise<void>;
  /** What Twilio is asked with. Fails with account-unknown, forbidden-by-policy, credential-missing {name}, or as the keychain does. */
  readonly login: (account: string) => Promise<TwilioLogin>;
  /** The fingerprint of the key that plain media of this account is sealed for. */
  readonly sealingKey: (account: string) => string | null;
};

export function createAccounts(parts: {
  readonly record: RecordHandle;
  readonly keychain: Keychain;
  readonly session: Keychain;
  readonly note: NoteDeed;
  readonly policy: MachinePolicy;
  readonly check: (login: TwilioLogin) => Promise<{ readonly recordingSeen: boolean }>;
  /** Whether the key ring has this key's private half. */
  readonly holdsKey: (fingerprint: string) => Promise<boolean>;
  readonly now: () => number;
}): Accounts {
  const { record, note, policy, check, now } = parts;
  const secrets = createAccountSecrets(parts.keychain, parts.session);
  const inTurn = takeTurns();
  const before = regionsBefore(record);
  const newId: NewId = (rows, sid, region) => newAccountId(rows, sid, region, before());

  const rowOf = (sid: string): AccountRow => {
    const row = readAccountRow(record, sid);
    if (row === null) throw new Failure('account-unknown');
    return row;
  };

  /** Whose entry of the keychain holds the login. */
  const ownerOf = (row: AccountRow): AccountRow => (row.borrowed && row.parent !== null ? rowOf(row.parent) : row);

  const describeFrom = ({ user, addedAt: _, ...row }: AccountRow, keptIn: Account['keptIn']): Account => ({
    ...row,
    credential: user.startsWith('SK') ? 'api-key' : 'auth-token',
    credentialEnds: endOfCredential(user),
    keptIn,
  });
  const describe = async (row: AccountRow): Promise<Account> =>
    describeFrom(row, await secrets.whereabouts(ownerOf(row)));

  const login = async (row: AccountRow): Promise<TwilioLogin> => {
    const owner = ownerOf(row);
    const kept = await secrets.read(owner);
    if (kept === null) throw new Failure('credential-missing', { name: owner.name });
    const borrowed = owner.sid === row.sid ? {} : { lentBy: owner.sid };
    return { account: row.sid, region: row.region, ...kept, ...borrowed };
  };
  const family = createFamily({
    ...{ record, note, policy, check, inTurn, rowOf, login, forgetSecret: secrets.forget, newId, now },
  });

  const checkName = (name: string, sid: string) => {
    const taken = readAccountRows(record).some((row) => row.sid !== sid && sameName(row.name, name));
    if (taken) throw new Failure('name-taken', { name });
  };

  /** Keeps the credential, then the row; without the row the credential goes back to what it was. */
  const keepBoth = async (row: StoredAccount, secret: string, sessionOnly: boolean) => {
    const takeBack = await secrets.keep(row, { user: row.user, secret }, sessionOnly);
    try {
      putAccountRow(record, row);
    } catch (error) {
      await takeBack();
      throw error;
    }
  };

  const keptIn = (sessionOnly: boolean) => (sessionOnly ? 'session' : 'keychain');

  return {
    list: async () => {
      // A thousand subaccounts may use one login: it is looked for once.
      const found = new Map<string, Account['keptIn']>();
      const accounts: Account[] = [];
      for (const row of readAccountRows(record)) {
        const owner = ownerOf(row);
        const where = found.get(owner.sid) ?? (await secrets.whereabouts(owner));
        found.set(owner.sid, where);
        accounts.push(describeFrom(row, where));
      }
      return accounts;
    },

    connect: ({ account, name, colour, region, user, secret, sessionOnly }) =>
      inTurn(async () => {
        mustAllowConnecting(policy, { account, region });
        const sid = newId(readAccountRows(record), account, region);
        checkName(name, sid);
        const row = { sid, name, colour, region, user, sealingKey: null, addedAt: now() };
        const credential = endOfCredential(user);
        const deed = { what: 'account-connected', account: sid, name, region, credential, keptIn: keptIn(sessionOnly) };
        await note(deed, async () => {
          await check({ account: sid, region, user, secret });
          await keepBoth(row, secret, sessionOnly);
        });
        return describe(rowOf(sid));
      }),

    change: ({ account: sid, name, colour }) =>
      inTurn(async () => {
        const row = rowOf(sid);
        checkName(name, sid);
        await note({ what: 'account-changed', account: sid, name, before: row.name, colour }, async () => {
          putAccountRow(record, { ...row, name, colour });
        });
        return describe(rowOf(sid));
      }),

    changeLogin: ({ account: sid, user, secret, sessionOnly }) =>
      inTurn(async () => {
        const row = rowOf(sid);
        mustAllowAsking(policy, { account: sid, region: row.region });
        const credential = endOfCredential(user);
        const deed = {
          what: 'account-login-changed',
          account: sid,
          newCredential: credential,
          keptIn: keptIn(sessionOnly),
        };
        await note(deed, async () => {
          await check({ account: sid, region: row.region, user, secret });
          await family.mustStillReach(row, { user, secret });
          await keepBoth({ ...row, user }, secret, sessionOnly);
          family.ownLogin(sid);
        });
        return describe(rowOf(sid));
      }),

    chooseSealingKey: ({ account: sid, fingerprint }) =>
      inTurn(async () => {
        const row = rowOf(sid);
        if (fingerprint !== null && !(await parts.holdsKey(fingerprint))) throw new Failure('sealing-key-missing');
        await note({ what: 'sealing-key-chosen', account: sid, fingerprint }, async () => {
          putAccountRow(record, { ...row, sealingKey: fingerprint });
        });
        return describe(rowOf(sid));
      }),

    forget: (sid) =>
      inTurn(async () => {
        const row = rowOf(sid);
        family.mustNotLend(row);
        await note({ what: 'account-forgotten', account: sid, name: row.name, region: row.region }, async () => {
          await secrets.forget(row);
          deleteAccountRow(record, sid);
        });
      }),

    adopt: family.adopt,
    borrowLogin: family.borrowLogin,
    login: async (sid) => {
      const row = rowOf(sid);
      mustAllowAsking(policy, { account: sid, region: row.region });
      return login(row);
    },

    sealingKey: (sid) => readAccountRow(record, sid)?.sealingKey ?? null,
  };
}
