import { open, readFile } from 'node:fs/promises';
import type { RecordHandle } from '../database/handles.ts';
import { fileFailure } from '../file-failure.ts';
import { writeKeyFile } from '../key-file.ts';
import { checkerScript } from '../ledger/checker-script.ts';
import { readCheckpoints, readLast } from '../ledger/checkpoint-rows.ts';
import { exportFormat, signExport } from '../ledger/sign-export.ts';
import { type ReservedNames, reserveNames } from '../removal/reserve-names.ts';
import type { LedgerParts } from './compose-ledger.ts';

/** The paths of what one export writes: the entries, what signs them, and what checks both. */
export type ExportPaths = { readonly lines: string; readonly signature: string; readonly checker: string };

const ending = /\.jsonl$/i;
const companions = ['.signature.json', '.check.py'] as const;

/** Where everything lies when no name is taken. */
export function exportPaths(chosen: string): ExportPaths {
  const stem = chosen.replace(ending, '');
  return { lines: `${stem}.jsonl`, signature: `${stem}${companions[0]}`, checker: `${stem}${companions[1]}` };
}

/**
 * Writes the ledger as it stands now to `chosen`, with its signature and the checker beside it. Who chose was asked about
 * what lies under that name, and about nothing else: companions of other content keep their names, and ours get free
 * ones; those of an earlier export are replaced with it. Fails as files do.
 */
export async function exportLedger(
  { ledger, signer, reader }: Pick<LedgerParts, 'ledger' | 'signer' | 'reader'>,
  record: RecordHandle,
  chosen: string,
  now: () => number,
): Promise<void> {
  await ledger.noteDeed({ what: 'ledger-exported' }, async () => {
    const { paths, giveBack } = await namesFor(chosen);
    try {
      const upTo = readLast(record)?.number ?? 0;
      const written = await reader.ask('writeLedger', { path: paths.lines, upTo });
      const signature = await signExport(written, readCheckpoints(record), signer, now());
      await writeKeyFile(paths.signature, Buffer.from(signature));
      await writeKeyFile(paths.checker, Buffer.from(checkerScript));
    } catch (error) {
      await giveBack();
      throw error;
    }
  });
}

async function namesFor(
  chosen: string,
): Promise<{ readonly paths: ExportPaths; readonly giveBack: ReservedNames['giveBack'] }> {
  const paths = exportPaths(chosen);
  if (chosen === paths.lines && (await isEarlierExport(paths))) return { paths, giveBack: async () => {} };
  try {
    // A name that was not chosen but made of the chosen one was not asked about either.
    const asked = ending.test(chosen);
    const endings = asked ? companions : ['.jsonl', ...companions];
    const { stem, giveBack } = await reserveNames(chosen.replace(ending, ''), endings);
    return { paths: { ...exportPaths(stem), ...(asked ? { lines: chosen } : {}) }, giveBack };
  } catch (error) {
    throw fileFailure(error);
  }
}

/** Whether all three names are those of one export, which is to be replaced. */
async function isEarlierExport({ lines, signature, checker }: ExportPaths): Promise<boolean> {
  const begins = checkerScript.slice(0, checkerScript.indexOf('\n\n'));
  try {
    await (await open(lines, 'r')).close();
    const told: unknown = JSON.parse(await readFile(signature, 'utf8'));
    const isOurs = typeof told === 'object' && told !== null && 'format' in told && told.format === exportFormat;
    return isOurs && (await readFile(checker, 'utf8')).startsWith(begins);
  } catch {
    return false;
  }
}
