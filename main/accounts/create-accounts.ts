import type { Account, CallInput } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { sameName } from '../keys/free-name.ts';
import { takeTurns } from '../keys/take-turns.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import type { TwilioLogin } from '../twilio/twilio-login.ts';
import {
  type AccountRow,
  deleteAccountRow,
  endOfCredential,
  putAccountRow,
  readAccountRow,
  readAccountRows,
} from './account-rows.ts';
import { createAccountSecrets } from './account-secrets.ts';

/** The accounts that are connected. Secrets go in and out only towards Twilio; no answer, log or entry holds one. */
export type Accounts = {
  readonly list: () => Promise<Account[]>;
  /** Checks the login at Twilio, keeps it, lists the account. Fails with account-exists {name}, name-taken {name}, or as the check and the keychain do. */
  readonly connect: (input: CallInput<'accounts.connect'>) => Promise<Account>;
  readonly change: (input: CallInput<'accounts.change'>) => Promise<Account>;
  /** Checks the new login first; where it fails the old one stays. */
  readonly changeLogin: (input: CallInput<'accounts.change-login'>) => Promise<Account>;
  /** Fails with sealing-key-missing when the ring does not hold it. */
  readonly chooseSealingKey: (input: CallInput<'accounts.choose-sealing-key'>) => Promise<Account>;
  readonly forget: (account: string) => Promise<void>;
  /** What Twilio is asked with. Fails with account-unknown, credential-missing {name}, or as the keychain does. */
  readonly login: (account: string) => Promise<TwilioLogin>;
  /** The fingerprint of the key that plain media of this account is sealed for. */
  readonly sealingKey: (account: string) => string | null;
};

export function createAccounts(parts: {
  readonly record: RecordHandle;
  readonly keychain: Keychain;
  readonly session: Keychain;
  readonly note: NoteDeed;
  readonly check: (login: TwilioLogin) => Promise<{ readonly recordingSeen: boolean }>;
  /** Whether the key ring has this key's private half. */
  readonly holdsKey: (fingerprint: string) => Promise<boolean>;
  readonly now: () => number;
}): Accounts {
  const { record, note, check, now } = parts;
  const secrets = createAccountSecrets(parts.keychain, parts.session);
  const inTurn = takeTurns();

  const rowOf = (sid: string): AccountRow => {
    const row = readAccountRow(record, sid);
    if (row === null) throw new Failure('account-unknown');
    return row;
  };

  const describe = async ({ user, addedAt: _, ...row }: AccountRow): Promise<Account> => ({
    ...row,
    credential: user.startsWith('SK') ? 'api-key' : 'auth-token',
    credentialEnds: endOfCredential(user),
    keptIn: await secrets.whereabouts(row),
  });

  const checkName = (name: string, sid: string) => {
    const taken = readAccountRows(record).some((row) => row.sid !== sid && sameName(row.name, name));
    if (taken) throw new Failure('name-taken', { name });
  };

  /** Keeps the credential, then the row; without the row the credential goes back to what it was. */
  const keepBoth = async (row: AccountRow, secret: string, sessionOnly: boolean) => {
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
      const accounts: Account[] = [];
      for (const row of readAccountRows(record)) accounts.push(await describe(row));
      return accounts;
    },

    connect: ({ account: sid, name, colour, region, user, secret, sessionOnly }) =>
      inTurn(async () => {
        const known = readAccountRow(record, sid);
        if (known !== null) throw new Failure('account-exists', { name: known.name });
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
        const credential = endOfCredential(user);
        const deed = {
          what: 'account-login-changed',
          account: sid,
          newCredential: credential,
          keptIn: keptIn(sessionOnly),
        };
        await note(deed, async () => {
          await check({ account: sid, region: row.region, user, secret });
          await keepBoth({ ...row, user }, secret, sessionOnly);
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
        await note({ what: 'account-forgotten', account: sid, name: row.name, region: row.region }, async () => {
          await secrets.forget(row);
          deleteAccountRow(record, sid);
        });
      }),

    login: async (sid) => {
      const row = rowOf(sid);
      const kept = await secrets.read(row);
      if (kept === null) throw new Failure('credential-missing', { name: row.name });
      return { account: sid, region: row.region, ...kept };
    },

    sealingKey: (sid) => readAccountRow(record, sid)?.sealingKey ?? null,
  };
}
