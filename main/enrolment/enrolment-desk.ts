import { enrolmentSteps } from '../contract/enrolment-calls.ts';
import type { Enrolment, Key } from '../contract.ts';
import { Failure, type FailureAnswer } from '../failure.ts';
import { readKeyRow } from '../keys/key-rows.ts';
import { takeTurns } from '../keys/take-turns.ts';
import type { Deed } from '../ledger/deed.ts';
import { changeRow, type EnrolmentChange, type EnrolmentRow, readProven, readUnderWayOf } from './enrolment-rows.ts';
import type { EnrolmentParts } from './enrolments.ts';
import { stepOf } from './step-of.ts';

export type Step = Enrolment['step'];
/** What the steps of a set-up share: where it stands, how it is described, and one thing at a time. */
export type EnrolmentDesk = ReturnType<typeof openDesk>;

/** `unseen` and `looking` by account: looks that came to nothing, and looks under way. */
export function openDesk(
  parts: EnrolmentParts,
  unseen: ReadonlyMap<string, FailureAnswer>,
  looking: ReadonlyMap<string, unknown>,
) {
  const { record, note } = parts;
  const inTurn = takeTurns();

  const stepIn = (row: EnrolmentRow): Step =>
    stepOf(row, row.fingerprint !== null && (readKeyRow(record, row.fingerprint)?.backedUpAt ?? null) !== null);

  const describe = ({ number: _, ...row }: EnrolmentRow): Enrolment => {
    const waits = row.provenAt === null;
    return {
      ...row,
      step: stepIn({ number: 0, ...row }),
      unseen: waits ? (unseen.get(row.account) ?? null) : null,
      looking: waits && looking.has(row.account),
    };
  };

  /** The set-up under way, else the last that was proved. */
  const last = (account: string): Enrolment => {
    const row = readUnderWayOf(record, account) ?? readProven(record).find((one) => one.account === account);
    if (row === undefined) throw new Failure('enrolment-moved-on');
    return describe(row);
  };

  return {
    inTurn,
    stepIn,
    describe,
    last,
    /** Whoever comes first does it; who comes second, a double click, is told how it stands now. */
    step: (
      account: string,
      { from, until }: { readonly from: Step; readonly until: Step },
      deed: (row: EnrolmentRow, step: Step) => Promise<void>,
    ): Promise<Enrolment> =>
      inTurn(async () => {
        const row = readUnderWayOf(record, account);
        if (row === null) throw new Failure('enrolment-moved-on');
        const at = enrolmentSteps.indexOf(stepIn(row));
        if (at < enrolmentSteps.indexOf(from)) throw new Failure('enrolment-moved-on');
        if (at <= enrolmentSteps.indexOf(until)) await deed(row, stepIn(row));
        parts.changed();
        return last(account);
      }),
    noted: (row: EnrolmentRow, deed: Deed, change: EnrolmentChange): Promise<void> =>
      note({ ...deed, account: row.account }, async () => changeRow(record, row, change)),
    /** Fails with key-missing where its private half is not there. */
    keyOf: async (fingerprint: string | null): Promise<Key> => {
      const key = (await parts.keys()).find((one) => one.fingerprint === fingerprint);
      if (key === undefined || !(await parts.holds(key.fingerprint)))
        throw new Failure('key-missing', { keySid: (fingerprint ?? '').slice(0, 16) });
      return key;
    },
  };
}
