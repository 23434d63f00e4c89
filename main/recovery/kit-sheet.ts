import { placeInWords, storedPlace } from '../archive/stored-place.ts';
import { escapeHtml as safe } from '../packing/escape-html.ts';
import { kitSheetWords } from './kit-sheet-words.ts';
import type { KitTold } from './open-kit.ts';

/** What a sheet tells of a kit; `file` is known of one that was just made. */
export type Sheet = {
  readonly kit: KitTold;
  readonly file: { readonly bytes: number; readonly sha256: string } | null;
};

const grouped = (hex: string): string => hex.replace(/.{4}(?=.)/g, '$& ');

/**
 * The sheet of a kit for printing: one HTML file with nothing beside it and no script in it. It holds nothing secret, so
 * that it may lie where people see it; the keys are not on it, not even sealed: nobody types thousands of letters without
 * a mistake, and paper cannot be taken back when a passphrase becomes known.
 */
export function kitSheet({ kit, file }: Sheet, language: 'en' | 'ja'): string {
  const words = kitSheetWords(language);
  const { contents } = kit;
  const facts: readonly (readonly [string, string])[] = [
    [words.kit, kit.kit],
    [words.made, new Date(kit.madeAt * 1000).toISOString().slice(0, 16).replace('T', ' ')],
    [words.by, contents === null ? '–' : `${contents.madeBy.user} – ${contents.madeBy.machine}`],
    ...(file === null ? [] : [[words.file, `${file.bytes.toLocaleString('en')}, ${grouped(file.sha256)}`] as const]),
    [words.ledger, contents === null ? '–' : `${contents.ledger.entries}, ${grouped(contents.ledger.head)}`],
    [words.signing, kit.signingKey === null ? words.none : grouped(kit.signingKey)],
  ];
  const names = Object.keys(words.counts) as (keyof typeof words.counts)[];
  const also = names.map((name) => `${words.counts[name]}: ${contents?.counts[name] ?? 0}`).join(' · ');
  const missing = contents?.keysMissing ?? [];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${safe(words.title)} ${kit.kit}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style}</style></head><body>
<h1>Koekura – ${safe(words.title)}</h1><p class="note">${safe(words.secret)}</p>
<dl>${facts.map(([name, value]) => `<dt>${safe(name)}</dt><dd>${safe(value)}</dd>`).join('')}</dl>
${table(
  words.keys,
  words.keyHeads,
  kit.keys.map((key) => [key.name, String(key.bits), grouped(key.fingerprint)]),
)}
${
  missing.length === 0
    ? ''
    : table(
        words.missing,
        words.keyHeads,
        missing.map((key) => [key.name, '', grouped(key.fingerprint)]),
      )
}
${table(
  words.accounts,
  words.accountHeads,
  kit.accounts.map(({ name, sid, region }) => [name, sid, region]),
)}
${table(
  words.archives,
  words.archiveHeads,
  kit.archives.map(({ name, place }) => [name, placeInWords(storedPlace.parse(JSON.parse(place)))]),
)}
<p>${safe(words.also)}: ${safe(also)}</p>
<h2>${safe(words.restore)}</h2><ol>${words.steps.map((step) => `<li>${safe(step)}</li>`).join('')}</ol>
<h2>${safe(words.without)}</h2><p>${safe(words.withoutWords)}</p>
<h2>${safe(words.byHand)}</h2>${words.lines.map((line) => `<p class="line">${safe(line)}</p>`).join('')}
<p>${safe(words.drills)}</p>${'<p class="line"></p>'.repeat(4)}
</body></html>
`;
}

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${safe(cell)}</td>`).join('')}</tr>`;
  const head = heads.map((one) => `<th>${safe(one)}</th>`).join('');
  return `<h2>${safe(title)}</h2><table><thead><tr>${head}</tr></thead><tbody>${rows.map(row).join('')}</tbody></table>`;
}

const style = `
@page { size: A4; margin: 14mm; }
body { max-width: 182mm; margin: 16px auto; color: #111; font: 10pt/1.45 "Noto Sans", "Segoe UI", Helvetica, Arial, sans-serif; }
:lang(ja) body { font-family: "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP", Meiryo, sans-serif; }
h1 { margin: 0 0 4px; font-size: 17pt; }
h2 { margin: 14px 0 4px; font-size: 11pt; break-after: avoid; }
p, ol { margin: 0 0 6px; }
ol { padding-left: 18px; }
.note { padding: 4px 8px; border: 1pt solid #111; font-weight: bold; }
dl { display: grid; grid-template-columns: 52mm 1fr; gap: 2px 12px; margin: 8px 0; }
dt { color: #444; }
dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 8.5pt; }
table { width: 100%; border-collapse: collapse; font-size: 8.5pt; }
th, td { padding: 3px 5px; border: 0.5pt solid #999; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eee; }
tr { break-inside: avoid; }
.line { min-height: 9mm; border-bottom: 0.5pt solid #555; }
@media print { body { max-width: none; margin: 0; } }
`;
