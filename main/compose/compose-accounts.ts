import { type Accounts, createAccounts } from '../accounts/create-accounts.ts';
import { createSubaccounts, type Subaccounts } from '../accounts/create-subaccounts.ts';
import { explainRefusal } from '../accounts/explain-refusal.ts';
import type { World } from '../compose.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { Keychain } from '../keychain/keychain.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import type { Twilio } from '../twilio/create-twilio.ts';

export type AccountParts = {
  readonly accounts: Accounts;
  readonly subaccounts: Subaccounts;
  /** What it means that Twilio refused something to an account; the error itself when nothing better is known. */
  readonly explain: (account: string, error: unknown) => Promise<unknown>;
};

/** Accounts, their families, and what became of one that is refused. */
export function composeAccounts(parts: {
  readonly record: RecordHandle;
  readonly keychain: Keychain;
  readonly session: Keychain;
  readonly note: NoteDeed;
  readonly policy: MachinePolicy;
  readonly twilio: Twilio;
  readonly holdsKey: (fingerprint: string) => Promise<boolean>;
  readonly tell: World['tell'];
  readonly now: () => number;
}): AccountParts {
  const { record, twilio, tell, now } = parts;
  const accounts = createAccounts({ ...parts, check: twilio.check });
  const subaccounts = createSubaccounts({
    ...{ record, accounts, twilio, now },
    tell: (progress) => tell('subaccounts.progress', progress),
    changed: () => tell('accounts.changed', {}),
  });
  const { login } = accounts;
  const { lookAgain } = subaccounts;
  const explain: AccountParts['explain'] = (account, error) =>
    explainRefusal({ login, lookAgain, check: twilio.check }, account, error);
  return { accounts, subaccounts, explain };
}
