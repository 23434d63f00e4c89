import type { ToKeep, VerifiedCopy } from '../archive/archives.ts';
import { removalOf } from '../database/removal-rows.ts';
import { Failure } from '../failure.ts';
import { changedSince } from '../plans/changed-since.ts';
import { type CopyFacts, judgeCopy, mayRemove } from '../removal/may-remove.ts';
import type { Claimed } from './claim-rows.ts';
import type { LeanedOn, Turn } from './turn.ts';

export type Passed = { readonly wanted: ToKeep; readonly copy: LeanedOn | null };

/**
 * Gathers the facts of this moment and asks the gate; a copy that would do but was read back too long ago is read back
 * first. Gives what the removal leans on (null: an override in writing), or why it must not be.
 */
export async function askTheGate(turn: Turn, claimed: Claimed): Promise<Passed | Failure> {
  const first = await ask(turn, claimed);
  if (!('stale' in first)) return first;
  await turn.parts.copies.copy(first.stale.archive, first.wanted, turn.signal, () => undefined);
  const second = await ask(turn, claimed);
  return 'stale' in second ? new Failure('copy-unverified') : second;
}

/** All that is wrong with this copy is that it was read back long ago. */
type Stale = { readonly stale: VerifiedCopy; readonly wanted: ToKeep };

async function ask(turn: Turn, { row, planned }: Claimed): Promise<Passed | Failure | Stale> {
  const { parts, live } = turn;
  const { options, removingFrom, calledOff } = live.stored();
  const wanted = await parts.describe(row.recording);
  // The index may not have heard yet. Asked for twice, the certificate of the first would lose it to that of the second.
  const before = removalOf(parts.record, row.recording);
  const removedBefore = before !== null && before.backAt === null;
  const standings = await turn.keyStandings();
  const now = parts.now();
  const copies: CopyFacts[] = parts.copies.copiesOf(row.recording).map((copy) => {
    const standing = copy.fingerprint === null ? 'missing' : (standings.get(copy.fingerprint) ?? 'missing');
    return { copy, standing, there: null };
  });
  const facts = {
    now,
    removingFrom: removingFrom ?? Number.POSITIVE_INFINITY,
    calledOff,
    recording: wanted?.recording ?? null,
    changed: removedBefore ? 'gone' : changedSince(planned, wanted?.recording ?? null, false),
    holds: parts.holds.reasonsOf(row.recording),
    withoutCopy: options.withoutCopy,
  };
  const refusal = mayRemove({ ...facts, copies });
  if (wanted === null) return refusal ?? new Failure('plan-drifted', { changed: 'gone' });
  if (refusal !== null) {
    const stale = copies.find((one) => judgeCopy(one, wanted.recording, now)?.code === 'copy-unverified');
    return refusal.code === 'copy-unverified' && stale !== undefined ? { stale: stale.copy, wanted } : refusal;
  }
  for (const one of copies) {
    if (judgeCopy(one, wanted.recording, now) !== null) continue;
    if (await parts.copies.stillThere(one.copy, turn.signal)) return { wanted, copy: one.copy };
  }
  if (options.withoutCopy !== null) return { wanted, copy: null };
  return (
    mayRemove({ ...facts, copies: copies.map((one) => ({ ...one, there: false })) }) ?? new Failure('copy-missing')
  );
}
