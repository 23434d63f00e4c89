import type { Enrolment } from '../contract.ts';
import type { EnrolmentRow } from './enrolment-rows.ts';

/** Where a set-up stands. It follows from what is known, so that being killed at any moment loses no step. */
export function stepOf(row: EnrolmentRow, backedUp: boolean): Enrolment['step'] {
  if (row.provenAt !== null) return 'proven';
  if (row.fingerprint === null) return 'key';
  if (row.registeredAt === null) return backedUp || row.unbacked !== null ? 'register' : 'backup';
  return row.chosenAt === null ? 'console' : 'watch';
}
