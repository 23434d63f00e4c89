import type { CallAnswer, CheckFinding } from '../contract.ts';
import { csvLines, csvMark } from '../packing/csv-lines.ts';

type State = CallAnswer<'checkup.state'>;

const iso = (at: number): string => new Date(at * 1000).toISOString();

/** The last check-up as a table: one line a finding, the gravest first; RFC 4180 with a byte-order mark. */
export function checkupCsv({ findings }: State): string {
  const head = ['grade', 'scope', 'subject', 'name', 'check', 'verdict', 'facts', 'failure', 'observed', 'since'];
  const lines = gravestFirst(findings).map((finding) => [
    ...[finding.grade, finding.scope, finding.subject, finding.name, finding.check, finding.says],
    Object.entries(finding.facts)
      .map(([name, fact]) => `${name}=${name.endsWith('At') && fact !== 0 ? iso(Number(fact)) : fact}`)
      .join('; '),
    ...[finding.failure?.code ?? '', iso(finding.observedAt), iso(finding.since)],
  ]);
  return `${csvMark}${csvLines([head, ...lines])}`;
}

/** The same as JSON with everything that is known; times are UTC seconds. */
export function checkupJson({ run, findings }: State, madeAt: number): string {
  return `${JSON.stringify({ format: 'koekura-checkup-1', madeAt, run, findings: gravestFirst(findings) }, null, 2)}\n`;
}

/** The gravest first. */
export const gravity: readonly CheckFinding['grade'][] = ['urgent', 'attention', 'unseen', 'fine'];

export function gravestFirst(findings: readonly CheckFinding[]): CheckFinding[] {
  return findings.toSorted(
    (one, other) =>
      gravity.indexOf(one.grade) - gravity.indexOf(other.grade) ||
      one.scope.localeCompare(other.scope) ||
      one.name.localeCompare(other.name) ||
      one.check.localeCompare(other.check),
  );
}
