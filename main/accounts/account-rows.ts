import type { Account } from '../contract.ts';
import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/** What the record holds of an account; its secret lies in the keychain. */
export type AccountRow = Pick<Account, 'sid' | 'name' | 'colour' | 'region' | 'sealingKey'> & {
  /** `SK…` or `AC…`. */
  readonly user: string;
  readonly addedAt: number;
};

const columns = 'sid, name, colour, region, user, sealing_key AS sealingKey, added_at AS addedAt';

/** All accounts in the order they were connected. */
export function readAccountRows(record: RecordHandle): readonly AccountRow[] {
  return prepared<AccountRow>(record, `SELECT ${columns} FROM account ORDER BY added_at, name`).all();
}

export function readAccountRow(record: RecordHandle, sid: string): AccountRow | null {
  return prepared<AccountRow>(record, `SELECT ${columns} FROM account WHERE sid = ?`).get(sid) ?? null;
}

/** Adds the account, or replaces what is known of it. */
export function putAccountRow(record: RecordHandle, row: AccountRow): void {
  const put = prepared(
    record,
    `INSERT INTO account (sid, name, colour, region, user, sealing_key, added_at)
     VALUES (@sid, @name, @colour, @region, @user, @sealingKey, @addedAt)
     ON CONFLICT (sid) DO UPDATE SET name = excluded.name, colour = excluded.colour, region = excluded.region,
       user = excluded.user, sealing_key = excluded.sealing_key`,
  );
  onDisk(() => put.run(row));
}

export function deleteAccountRow(record: RecordHandle, sid: string): void {
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
