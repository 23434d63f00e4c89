import type { VerifiedCopy } from '../archive/archives.ts';
import { rowsFrom } from './journal-rows.ts';
import type { Turn } from './turn.ts';

const piece = 1000;

/** Names in the archive what this round of the batch has copied; every round has manifests of its own. */
export async function manifestRound(turn: Turn): Promise<void> {
  const { parts, live } = turn;
  const { archive, manifested, id, round } = live.stored();
  if (archive === null || manifested) return;
  const name = round === 1 ? id : `${id}-${round}`;
  await parts.copies.writeManifests(archive, name, copiesMade(turn, archive), turn.signal);
  live.change({ manifested: true });
}

async function* copiesMade({ parts, live }: Turn, archive: string): AsyncGenerator<VerifiedCopy> {
  const { number, roundAt } = live.stored();
  for (let place = 0; ; ) {
    const rows = rowsFrom(parts.record, number, place, piece);
    for (const row of rows) {
      const made = row.outcome === 'copied' || row.outcome === 'removed' || row.step === 'removing';
      if (!made || (row.at ?? 0) < roundAt) continue;
      const copy = parts.copies.copiesOf(row.recording).find((one) => one.archive === archive);
      if (copy !== undefined) yield copy;
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    place = last.place + 1;
  }
}
