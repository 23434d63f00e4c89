import type { Account, AccountStatus } from '../contract.ts';
import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/** What is known of a subaccount from its parent. `borrows`: it is used with the parent's login. Times are UTC seconds. */
export type FamilyRow = {
  readonly account: string;
  readonly parent: string;
  readonly borrows: boolean;
  readonly status: AccountStatus;
  readonly seenAt: number;
};
/** Who borrows a login, as much as is said of it to a person. */
export type Borrower = Pick<Account, 'sid' | 'name' | 'status'>;

type Stored = Omit<FamilyRow, 'borrows'> & { readonly borrows: number };

const columns = 'account, parent, borrows, status, seen_at AS seenAt';

export function readFamilyRow(record: RecordHandle, account: string): FamilyRow | null {
  const row = prepared<Stored>(record, `SELECT ${columns} FROM account_family WHERE account = ?`).get(account);
  return row === undefined ? null : { ...row, borrows: row.borrows === 1 };
}

export function putFamilyRow(record: RecordHandle, row: FamilyRow): void {
  const put = prepared(
    record,
    `INSERT INTO account_family (account, parent, borrows, status, seen_at)
     VALUES (@account, @parent, @borrows, @status, @seenAt)
     ON CONFLICT (account) DO UPDATE SET parent = excluded.parent, borrows = excluded.borrows,
       status = excluded.status, seen_at = excluded.seen_at`,
  );
  onDisk(() => put.run({ ...row, borrows: row.borrows ? 1 : 0 }));
}

export function deleteFamilyRow(record: RecordHandle, account: string): void {
  onDisk(() => prepared(record, 'DELETE FROM account_family WHERE account = ?').run(account));
}

/** The connected subaccounts that are used with this account's login, in the order they were connected. */
export function readBorrowers(record: RecordHandle, parent: string): readonly Borrower[] {
  return prepared<Borrower>(
    record,
    `SELECT account.sid, account.name, account_family.status FROM account_family
     JOIN account ON account.sid = account_family.account
     WHERE account_family.parent = ? AND account_family.borrows = 1 ORDER BY account.added_at, account.name`,
  ).all(parent);
}
