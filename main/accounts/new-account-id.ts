import { Failure } from '../failure.ts';
import { accountSidOf } from '../twilio/account-sid-of.ts';
import type { AccountRow } from './account-rows.ts';

type Known = readonly Pick<AccountRow, 'sid' | 'name' | 'region'>[];
/** newAccountId as it is asked where it is known what was before. */
export type NewId = (rows: Known, sid: string, region: string) => string;

/**
 * The name an account is to have within the program: its SID, and where that account is connected in another region
 * already, or was under that name (`before`), its SID with the region behind it: recordings, logins and standing of the
 * two have nothing in common, and what is still to be removed of the one is not found in the other, which would pass for
 * gone. Fails with account-exists {name}.
 */
export function newAccountId(rows: Known, sid: string, region: string, before: ReadonlyMap<string, string>): string {
  const same = rows.filter((row) => accountSidOf(row.sid) === sid);
  const here = same.find((row) => row.region === region);
  if (here !== undefined) throw new Failure('account-exists', { name: here.name });
  const taken = same.some((row) => row.sid === sid) || (before.get(sid) ?? region) !== region;
  return taken ? `${sid}-${region}` : sid;
}
