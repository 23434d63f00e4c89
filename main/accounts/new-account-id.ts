import { Failure } from '../failure.ts';
import { accountSidOf } from '../twilio/account-sid-of.ts';
import type { AccountRow } from './account-rows.ts';

/**
 * The name an account is to have within the program: its SID, and where that account is connected in another region
 * already, its SID with the region behind it: recordings, logins and standing of the two have nothing in common. Fails
 * with account-exists {name}.
 */
export function newAccountId(
  rows: readonly Pick<AccountRow, 'sid' | 'name' | 'region'>[],
  sid: string,
  region: string,
): string {
  const same = rows.filter((row) => accountSidOf(row.sid) === sid);
  const here = same.find((row) => row.region === region);
  if (here !== undefined) throw new Failure('account-exists', { name: here.name });
  return same.some((row) => row.sid === sid) ? `${sid}-${region}` : sid;
}
