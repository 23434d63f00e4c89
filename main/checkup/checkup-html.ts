import type { CallAnswer, CallInput, CheckFinding, Grade } from '../contract.ts';
import { escapeHtml as safe } from '../packing/escape-html.ts';
import { certificateStyle } from '../removal/certificate-style.ts';
import { checkupPrintWords } from './checkup-print-words.ts';
import { gravestFirst, gravity } from './checkup-report.ts';

/**
 * The last check-up for printing: one HTML file with nothing beside it and no script in it. Grades and times are those of
 * the findings; a finding that has changed since it was put into words is named by its codes.
 */
export function checkupHtml(
  { run, findings }: CallAnswer<'checkup.state'>,
  { said, language }: CallInput<'checkup.save-printable'>,
  madeAt: number,
): string {
  const words = checkupPrintWords(language);
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const moment = (at: number): string => time.format(at * 1000);
  const zone = new Intl.DateTimeFormat(language, { timeZoneName: 'short' }).formatToParts(madeAt * 1000);
  const spoken = new Map(said.map((one) => [nameOf(one), one]));
  const count = (grade: Grade) => findings.filter((one) => one.grade === grade).length;

  const row = (finding: CheckFinding): string => {
    const { check, name, says, grade, observedAt, since, failure } = finding;
    const one = spoken.get(nameOf(finding)) ?? { about: name, title: check, verdict: failure?.code ?? says, fix: '' };
    const mark = grade === 'urgent' ? 'bad' : grade === 'fine' ? 'quiet' : '';
    const cells = [
      `${safe(one.about)}<br><strong>${safe(one.title)}</strong>`,
      `<span class="${mark}">${safe(words.grades[grade])}</span>`,
      safe(one.verdict),
      grade === 'fine' ? '' : safe(one.fix),
      `${safe(moment(observedAt))}<br>${safe(words.since)} ${safe(moment(since))}`,
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`;
  };
  const facts: readonly (readonly [string, string])[] = [
    [words.madeAt, moment(madeAt)],
    [words.run, run === null ? words.never : `${moment(run.beganAt)} – ${moment(run.endedAt)}`],
    [words.zone, zone.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC'],
    [words.counts, gravity.map((grade) => `${words.grades[grade]}: ${count(grade)}`).join(' · ')],
  ];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${safe(words.title)} ${safe(moment(madeAt))}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${certificateStyle}</style></head><body>
<h1>Koekura – ${safe(words.title)}</h1><p>${safe(words.intro)}</p>
<dl>${facts.map(([name, value]) => `<dt>${safe(name)}</dt><dd>${safe(value)}</dd>`).join('')}</dl>
<table><thead><tr>${words.heads.map((one) => `<th>${safe(one)}</th>`).join('')}</tr></thead><tbody>
${gravestFirst(findings).map(row).join('')}</tbody></table></body></html>
`;
}

const nameOf = ({
  scope,
  subject,
  check,
  observedAt,
}: Pick<CheckFinding, 'scope' | 'subject' | 'check' | 'observedAt'>) => `${scope} ${subject} ${check} ${observedAt}`;
