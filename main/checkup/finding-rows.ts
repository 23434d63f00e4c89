import type { CallAnswer, CallInput, CheckFinding, CheckScope, CheckStretch } from '../contract.ts';
import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import type { NewFinding } from './examine.ts';
import { sinceOf } from './since-of.ts';

export type CheckupRun = NonNullable<CallAnswer<'checkup.state'>['run']>;
export type Which = CallInput<'checkup.recheck'>;

type Row = {
  readonly scope: CheckScope;
  readonly subject: string;
  readonly topic: string;
  readonly number: number;
  readonly name: string;
  readonly grade: CheckFinding['grade'];
  readonly says: string;
  readonly facts: string;
  readonly failure: string | null;
  readonly since: number;
  readonly observedAt: number;
  readonly until: number | null;
};
const columns = `scope, subject, topic, number, name, grade, says, facts, failure, since, observed_at AS observedAt, until`;
const ofOne = 'FROM checkup_stretch WHERE scope = ? AND subject = ? AND topic = ?';

/** The check-up that last came to its end; null where none did. */
export function readLastRun(record: RecordHandle): CheckupRun | null {
  const sql = `SELECT began_at AS beganAt, ended_at AS endedAt, begun_by AS "by" FROM checkup_run
    ORDER BY number DESC LIMIT 1`;
  return onDisk(() => prepared<CheckupRun>(record, sql).get()) ?? null;
}

/** A check-up with all it found, in one transaction: what it did not look at any more has come to its end. */
export function writeRun(record: RecordHandle, run: CheckupRun, findings: readonly NewFinding[]): void {
  const write = () => {
    const { beganAt, endedAt, by } = run;
    const put = 'INSERT INTO checkup_run (began_at, ended_at, begun_by) VALUES (?, ?, ?)';
    prepared(record, put).run(beganAt, endedAt, by);
    const nameOf = (scope: string, subject: string, check: string) => `${scope} ${subject} ${check}`;
    const looked = new Set(findings.map(({ scope, subject, check }) => nameOf(scope, subject, check)));
    const before = new Map(standingRows(record).map((row) => [nameOf(row.scope, row.subject, row.topic), row]));
    for (const [name, row] of before) if (!looked.has(name)) end(record, row, endedAt);
    for (const finding of findings) {
      writeOne(record, finding, before.get(nameOf(finding.scope, finding.subject, finding.check)));
    }
  };
  onDisk(() => record.transaction(write).immediate());
}

/** One finding, looked at by itself. */
export function writeFinding(record: RecordHandle, finding: NewFinding): void {
  onDisk(() => record.transaction(() => writeOne(record, finding, standing(record, finding))).immediate());
}

/** What stands, each with since when. */
export function readFindings(record: RecordHandle): CheckFinding[] {
  return onDisk(() => standingRows(record)).map((row) => findingOf(record, row));
}

/** One of them; null where that was never looked at. */
export function readFinding(record: RecordHandle, which: Which): CheckFinding | null {
  const row = onDisk(() => standing(record, which));
  return row === undefined ? null : findingOf(record, row);
}

/** Every stretch of one check on one subject, the newest first. */
export function readStretches(record: RecordHandle, { scope, subject, check }: Which): CheckStretch[] {
  const sql = `SELECT ${columns} ${ofOne} ORDER BY number DESC`;
  return onDisk(() => prepared<Row>(record, sql).all(scope, subject, check)).map((row) => ({
    ...{ grade: row.grade, says: row.says, facts: JSON.parse(row.facts), since: row.since },
    failure: row.failure === null ? null : JSON.parse(row.failure),
    ...{ observedAt: row.observedAt, until: row.until },
  }));
}

/** `last`: what stands until now. */
function writeOne(record: RecordHandle, finding: NewFinding, last: Row | undefined): void {
  const { scope, subject, check, name, grade, says, observedAt } = finding;
  const facts = JSON.stringify(finding.facts);
  const failure = finding.failure === null ? null : JSON.stringify(finding.failure);
  if (last !== undefined && last.grade === grade && last.says === says) {
    const sql = `UPDATE checkup_stretch SET name = ?, facts = ?, failure = ?, observed_at = ?
      WHERE scope = ? AND subject = ? AND topic = ? AND number = ?`;
    prepared(record, sql).run(name, facts, failure, observedAt, scope, subject, check, last.number);
    return;
  }
  if (last !== undefined) end(record, last, observedAt);
  const most = prepared<{ most: number | null }>(record, `SELECT max(number) AS most ${ofOne}`);
  const number = (most.get(scope, subject, check)?.most ?? 0) + 1;
  const put = prepared(
    record,
    `INSERT INTO checkup_stretch (scope, subject, topic, number, name, grade, says, facts, failure, since, observed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  put.run(scope, subject, check, number, name, grade, says, facts, failure, observedAt, observedAt);
}

function end(record: RecordHandle, { scope, subject, topic, number }: Row, at: number): void {
  const sql =
    'UPDATE checkup_stretch SET until = ? WHERE scope = ? AND subject = ? AND topic = ? AND number = ? AND until IS NULL';
  prepared(record, sql).run(at, scope, subject, topic, number);
}

const standingRows = (record: RecordHandle): Row[] => [
  ...prepared<Row>(record, `SELECT ${columns} FROM checkup_stretch WHERE until IS NULL`).all(),
];

const standing = (record: RecordHandle, { scope, subject, check }: Which): Row | undefined =>
  prepared<Row>(record, `SELECT ${columns} ${ofOne} AND until IS NULL`).get(scope, subject, check);

function findingOf(record: RecordHandle, row: Row): CheckFinding {
  const { scope, subject, topic, name, grade, says, observedAt } = row;
  const since = row.number === 1 ? row.since : sinceOf(readStretches(record, { scope, subject, check: topic }));
  const failure = row.failure === null ? null : JSON.parse(row.failure);
  return { check: topic, scope, subject, name, grade, says, facts: JSON.parse(row.facts), failure, observedAt, since };
}
