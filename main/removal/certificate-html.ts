import { escapeHtml as safe } from '../packing/escape-html.ts';
import {
  addUp,
  type CertificateHead,
  type CertificateTotals,
  type CertifiedRemoval,
  nothingYet,
} from './certificate.ts';
import { certificateStyle } from './certificate-style.ts';
import { type CertificateWords, certificateWords } from './certificate-words.ts';

const moment = (at: number): string => new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** The certificate for printing, piece by piece: one HTML file with nothing beside it and no script in it. */
export function* certificateHtml(
  head: CertificateHead,
  pages: Iterable<readonly CertifiedRemoval[]>,
  by: readonly string[],
  language: 'en' | 'ja',
): Generator<string> {
  const words = certificateWords(language);
  yield `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${safe(words.title)} ${head.batch}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${certificateStyle}</style></head><body>
<h1>${safe(words.title)}</h1><p>${safe(words.intro)} ${safe(words.page)}</p>
${headFacts(head, by, words)}
<h2>${safe(words.claimsTitle)}</h2><ol>${words.claims.map((claim) => `<li>${safe(claim)}</li>`).join('')}</ol>
<h2>${safe(words.recordingsTitle)}</h2>
<table><thead><tr>${words.heads.map((one) => `<th>${safe(one)}</th>`).join('')}</tr></thead><tbody>
`;
  let totals = nothingYet;
  for (const page of pages) {
    yield page.map((removal) => row(removal, words, head.accounts.length > 1)).join('');
    totals = addUp(page, totals);
  }
  yield `</tbody></table>\n${totalsTable(totals, words)}</body></html>\n`;
}

function headFacts(head: CertificateHead, by: readonly string[], words: CertificateWords): string {
  const { planned, kept, failed, cancelled, startedAt, finishedAt, ledger, plan } = head;
  const span = `${startedAt === null ? '–' : moment(startedAt)} – ${finishedAt === null ? words.open : moment(finishedAt)}`;
  const facts: readonly (readonly [string, string])[] = [
    [words.madeAt, moment(head.madeAt)],
    [words.batch, head.batch],
    [words.kind, words.kinds[head.kind]],
    [words.span, span],
    [words.accounts, head.accounts.map(({ sid, name }) => `${name} (${sid})`).join(', ')],
    [words.by, by.join('; ')],
    [words.planned, [planned, kept, failed, cancelled].join(' / ')],
    [words.plan, `${plan.id}, ${plan.digest}`],
    [words.ledger, `${ledger.entries}, ${ledger.head}`],
    [words.publicKey, head.publicKey],
    ...(head.withoutCopy === null ? [] : [[words.withoutCopy, head.withoutCopy] as const]),
  ];
  return `<dl>${facts.map(([name, value]) => `<dt>${safe(name)}</dt><dd>${safe(value)}</dd>`).join('')}</dl>`;
}

function row(removal: CertifiedRemoval, words: CertificateWords, naming: boolean): string {
  const { recording, startedAt, seconds, copy, archiveName, askedAt, intent, outcome, derived } = removal;
  const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const kept =
    copy === null
      ? `<span class="bad">${safe(words.noCopy)}</span>`
      : `${safe(words.inArchive)} ${safe(archiveName ?? copy.archive)}<br><code>${safe(copy.sha256)}</code><br>${safe(words.verified)} ${moment(copy.verifiedAt)}`;
  const entries = [intent, outcome].filter((number) => number !== null).join(', ');
  const did = [
    `${safe(words.asked)} ${moment(askedAt)}`,
    `${safe(words.entries)} ${entries}`,
    ...(derived > 0 ? [`${safe(words.derivedWith)} ${derived}`] : []),
  ];
  const answer = removal.answer === 204 || removal.answer === 404 ? removal.answer : 0;
  const cells = [
    `<code>${safe(recording)}</code><br>${naming ? `<code>${safe(removal.account)}</code><br>` : ''}${safe(words.recorded)} ${moment(startedAt)}, ${length}`,
    kept,
    did.join('<br>'),
    safe(words.answers[answer]),
    sightings(removal, words),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`;
}

function sightings({ goneAt, deletedAt, absentAt, event, backAt }: CertifiedRemoval, words: CertificateWords): string {
  const seen = [
    ...(goneAt === null ? [] : [`${safe(words.gone)} ${moment(goneAt)}`]),
    ...(deletedAt === null ? [] : [`${safe(words.deleted)} ${moment(deletedAt)}`]),
    ...(absentAt === null ? [] : [`${safe(words.absent)} ${moment(absentAt)}`]),
    ...(event === null ? [] : [`${safe(words.event)} <code>${safe(event)}</code>`]),
    ...(backAt === null ? [] : [`<span class="bad">${safe(words.back)} ${moment(backAt)}</span>`]),
  ];
  return seen.length === 0 ? `<span class="quiet">${safe(words.notYet)}</span>` : seen.join('<br>');
}

function totalsTable(totals: CertificateTotals, words: CertificateWords): string {
  const names = Object.keys(words.totals) as (keyof CertificateTotals)[];
  const figure = (name: keyof CertificateTotals) =>
    name === 'seconds' ? (totals.seconds / 3600).toFixed(1) : String(totals[name]);
  const rows = names.map((name) => `<tr><td>${safe(words.totals[name])}</td><td>${figure(name)}</td></tr>`);
  return `<h2>${safe(words.totalsTitle)}</h2><table class="totals"><tbody>${rows.join('')}</tbody></table>`;
}
