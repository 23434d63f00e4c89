import type { AccountStatus } from '../contract.ts';
import { isTwilioAccount } from './account-sid-of.ts';

/** An account as its parent sees it. `name` is Twilio's friendly name; what Twilio left out is null. */
export type ListedAccount = {
  readonly sid: string;
  readonly owner: string | null;
  readonly name: string | null;
  readonly status: AccountStatus | null;
};

/** Null for what is no account. Takes these four fields and no other: the rest holds an Auth Token. */
export function parseAccount(row: unknown): ListedAccount | null {
  if (typeof row !== 'object' || row === null) return null;
  const { sid, owner_account_sid: owner, friendly_name: name, status } = row as Record<string, unknown>;
  if (!isTwilioAccount(sid)) return null;
  return {
    sid,
    owner: isTwilioAccount(owner) ? owner : null,
    name: typeof name === 'string' ? plainName(name) : null,
    status: status === 'active' || status === 'suspended' || status === 'closed' ? status : null,
  };
}

/** One line of at most 64 characters; null where nothing is left to be seen. */
function plainName(told: string): string | null {
  const line = told
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const name = Array.from(line).slice(0, 48).join('').trim();
  return name === '' ? null : name;
}
