import type { Account } from '../contract.ts';
import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { deleteFamilyRow } from './family-rows.ts';

/** What the record holds of an account; its secret lies in the keychain. */
export type StoredAccount = Pick<Account, 'sid' | 'name' | 'colour' | 'region' | 'sealingKey'> & {
  /** `SK…` or `AC…`. */
  readonly user: string;
  readonly addedAt: number;
};
/** The same with what its family adds: `user` is its parent's where it borrows the parent's login. */
export type AccountRow = StoredAccount & Pick<Account, 'parent' | 'borrowed' | 'status'>;

type Found = Omit<AccountRow, 'borrowed'> & { readonly borrowed: number };

const query = `
  SELECT own.sid, own.name, own.colour, own.region, COALESCE(lender.user, own.user) AS user,
    own.sealing_key AS sealingKey, own.added_at AS addedAt, family.parent,
    COALESCE(family.borrows, 0) AS borrowed, COALESCE(family.status, 'active') AS status
  FROM account AS own
  LEFT JOIN account_family AS family ON family.account = own.sid
  LEFT JOIN account AS lender ON family.borrows = 1 AND lender.sid = family.parent`;

const rowOf = (found: Found): AccountRow => ({ ...found, borrowed: found.borrowed === 1 });

/** All accounts in the order they were connected. */
export function readAccountRows(record: RecordHandle): readonly AccountRow[] {
  return prepared<Found>(record, `${query} ORDER BY own.added_at, own.name`).all().map(rowOf);
}

export function readAccountRow(record: RecordHandle, sid: string): AccountRow | null {
  const found = prepared<Found>(record, `${query} WHERE own.sid = ?`).get(sid);
  return found === undefined ? null : rowOf(found);
}

/** Adds the account, or replaces what is known of it. */
export function putAccountRow(record: RecordHandle, row: StoredAccount): void {
  const { sid, name, colour, region, user, sealingKey, addedAt } = row;
  const put = prepared(
    record,
    `INSERT INTO account (sid, name, colour, region, user, sealing_key, added_at)
     VALUES (@sid, @name, @colour, @region, @user, @sealingKey, @addedAt)
     ON CONFLICT (sid) DO UPDATE SET name = excluded.name, colour = excluded.colour, region = excluded.region,
       user = excluded.user, sealing_key = excluded.sealing_key`,
  );
  onDisk(() => put.run({ sid, name, colour, region, user, sealingKey, addedAt }));
}

export function deleteAccountRow(record: RecordHandle, sid: string): void {
  deleteFamilyRow(record, sid);
  onDisk(() => prepared(record, 'DELETE FROM account WHERE sid = ?').run(sid));
}

/** The last six characters of a credential's SID: enough to recognise it by. */
export function endOfCredential(user: string): string {
  return user.slice(-6);
}

/** The same of the credential an account is used with, for the ledger; null for an account that is not connected. */
export function credentialOf(record: RecordHandle, account: string): string | null {
  const row = readAccountRow(record, account);
  return row === null ? null : endOfCredential(row.user);
}
