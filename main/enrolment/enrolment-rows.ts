import type { Enrolment, EnrolmentLook } from '../contract.ts';
import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/** A set-up as the record has it. */
export type EnrolmentRow = Omit<Enrolment, 'step' | 'unseen' | 'looking'> & { readonly number: number };
/** What of it changes as it goes on. */
export type EnrolmentChange = Partial<Omit<EnrolmentRow, 'number' | 'account' | 'begunAt'>>;

type Stored = Omit<EnrolmentRow, 'look'> & { readonly look: string | null };

const columns = `number, account, begun_at AS begunAt, fingerprint, unbacked, key_sid AS keySid,
  registered_by AS registeredBy, registered_at AS registeredAt, chosen_at AS chosenAt, look, recording,
  proven_at AS provenAt`;
const read = ({ look, ...row }: Stored): EnrolmentRow => ({
  ...row,
  look: look === null ? null : (JSON.parse(look) as EnrolmentLook),
});

/** The set-ups under way, one an account at most. */
export function readUnderWay(record: RecordHandle): readonly EnrolmentRow[] {
  const all = prepared<Stored>(record, `SELECT ${columns} FROM enrolment WHERE proven_at IS NULL AND left_at IS NULL`);
  return all.all().map(read);
}

export function readUnderWayOf(record: RecordHandle, account: string): EnrolmentRow | null {
  return readUnderWay(record).find((row) => row.account === account) ?? null;
}

/** The last set-up of each account that was proved. */
export function readProven(record: RecordHandle): readonly EnrolmentRow[] {
  const all = prepared<Stored>(
    record,
    `SELECT ${columns} FROM enrolment WHERE number IN
       (SELECT max(number) FROM enrolment WHERE proven_at IS NOT NULL GROUP BY account)`,
  );
  return all.all().map(read);
}

/** Begins one, unless one is under way. */
export function beginRow(record: RecordHandle, account: string, begunAt: number): void {
  const put = prepared(record, 'INSERT INTO enrolment (account, begun_at) VALUES (?, ?) ON CONFLICT DO NOTHING');
  onDisk(() => put.run(account, begunAt));
}

/** Writes what changed, the rest staying. */
export function changeRow(record: RecordHandle, row: EnrolmentRow, change: EnrolmentChange): void {
  const { look, ...next } = { ...row, ...change };
  const put = prepared(
    record,
    `UPDATE enrolment SET fingerprint = @fingerprint, unbacked = @unbacked, key_sid = @keySid,
       registered_by = @registeredBy, registered_at = @registeredAt, chosen_at = @chosenAt, look = @look,
       recording = @recording, proven_at = @provenAt WHERE number = @number`,
  );
  onDisk(() => put.run({ ...next, look: look === null ? null : JSON.stringify(look) }));
}

export function leaveRow(record: RecordHandle, number: number, leftAt: number): void {
  onDisk(() => prepared(record, 'UPDATE enrolment SET left_at = ? WHERE number = ?').run(leftAt, number));
}
