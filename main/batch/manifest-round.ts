import type { VerifiedCopy } from '../archive/archives.ts';
import { type JournalRow, rowsFrom } from './journal-rows.ts';
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
      if ((row.at ?? 0) < roundAt) continue;
      const copy = parts.copies.copiesOf(row.recording).find((one) => one.archive === archive);
      if (copy !== undefined && (tellsOfCopy(row) || copy.verifiedAt >= roundAt)) yield copy;
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    place = last.place + 1;
  }
}

/** What was kept or failed may have been copied before, or not at all: only when its copy was read back can say. */
const tellsOfCopy = ({ outcome, step }: JournalRow): boolean =>
  outcome === 'copied' || outcome === 'removed' || step === 'removing';
