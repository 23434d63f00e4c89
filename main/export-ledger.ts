import type { LedgerParts } from './compose-ledger.ts';
import type { RecordHandle } from './database/handles.ts';
import { writeKeyFile } from './key-file.ts';
import { checkerScript } from './ledger/checker-script.ts';
import { readCheckpoints, readLast } from './ledger/checkpoint-rows.ts';
import { signExport } from './ledger/sign-export.ts';

/** The paths of what one export writes: the entries, what signs them, and what checks both. */
export function exportPaths(chosen: string): {
  readonly lines: string;
  readonly signature: string;
  readonly checker: string;
} {
  const base = chosen.replace(/\.jsonl$/i, '');
  return { lines: `${base}.jsonl`, signature: `${base}.signature.json`, checker: `${base}.check.py` };
}

/** Writes the ledger as it stands now to `chosen`, with its signature and the checker beside it. Fails as files do. */
export async function exportLedger(
  { ledger, signer, reader }: Pick<LedgerParts, 'ledger' | 'signer' | 'reader'>,
  record: RecordHandle,
  chosen: string,
  now: () => number,
): Promise<void> {
  const paths = exportPaths(chosen);
  await ledger.noteDeed({ what: 'ledger-exported' }, async () => {
    const upTo = readLast(record)?.number ?? 0;
    const written = await reader.ask('writeLedger', { path: paths.lines, upTo });
    const signature = await signExport(written, readCheckpoints(record), signer, now());
    await writeKeyFile(paths.signature, Buffer.from(signature));
    await writeKeyFile(paths.checker, Buffer.from(checkerScript));
  });
}
