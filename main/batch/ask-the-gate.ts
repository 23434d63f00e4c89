import type { ToKeep, VerifiedCopy } from '../archive/archives.ts';
import { removalOf } from '../database/removal-rows.ts';
import { Failure } from '../failure.ts';
import { changedSince } from '../plans/changed-since.ts';
import { wasCounted } from '../plans/was-counted.ts';
import { rulesOf } from '../policy/forbidden.ts';
import { refusalOfRemoval } from '../policy/must-allow-removal.ts';
import { type CopyFacts, judgeCopy, mayRemove } from '../removal/may-remove.ts';
import type { Claimed } from './claim-rows.ts';
import type { LeanedOn, Turn } from './turn.ts';

export type Passed = { readonly wanted: ToKeep; readonly copy: LeanedOn | null };

/**
 * Gathers the facts of this moment and asks the gate; where no copy will do but for having been read back too long ago,
 * such copies are read back first, one after the other until one does. Gives what the removal leans on (null: an override
 * in writing), or why it must not be. Where none could be read back it fails as the first of them did.
 */
export async function askTheGate(turn: Turn, claimed: Claimed): Promise<Passed | Failure> {
  const first = await ask(turn, claimed);
  if (!('stale' in first)) return first;
  let met: unknown = null;
  for (const { archive } of first.stale) {
    try {
      await turn.parts.copies.copy(archive, first.wanted, turn.signal, turn.live.trouble.moved);
    } catch (error) {
      if (turn.signal.aborted) throw error;
      met ??= error;
      continue;
    }
    const again = await ask(turn, claimed);
    if (!('stale' in again)) return again;
  }
  if (met !== null) throw met;
  return new Failure('copy-unverified');
}

/** Copies of which all that is wrong is that they were read back long ago, where no other will do. */
type Stale = { readonly stale: readonly VerifiedCopy[]; readonly wanted: ToKeep };

async function ask(turn: Turn, { row, planned }: Claimed): Promise<Passed | Failure | Stale> {
  const { parts, live } = turn;
  const { options, removingFrom, calledOff } = live.stored();
  const wanted = await parts.describe(row.recording);
  // The index may not have heard yet. Asked for twice, the certificate of the first would lose it to that of the second.
  const before = removalOf(parts.record, row.recording);
  const removedBefore = before !== null && before.backAt === null;
  const standings = await turn.keyStandings();
  const now = parts.now();
  const copies: CopyFacts[] = [];
  for (const copy of parts.copies.copiesOf(row.recording)) {
    const standing = copy.fingerprint === null ? 'missing' : (standings.get(copy.fingerprint) ?? 'missing');
    copies.push({ copy, standing, there: null, forbidden: await parts.copies.mayCount(copy.archive) });
  }
  // A batch may have been started before the policy was there.
  const withoutCopy = rulesOf(parts.policy)['removal.requireVerifiedCopy'] ? null : options.withoutCopy;
  const holds = parts.holds.reasonsOf(row.recording);
  const facts = {
    now,
    removingFrom: removingFrom ?? Number.POSITIVE_INFINITY,
    calledOff,
    recording: wanted?.recording ?? null,
    changed: removedBefore ? 'gone' : changedSince(planned, wanted?.recording ?? null, holds.length > 0),
    holds,
    forbidden: wanted === null ? null : refusalOfRemoval(parts.policy, wanted.recording, turn.plan().madeAt),
    counted: wanted === null || wasCounted(turn.plan(), wanted.recording),
    withoutCopy,
  };
  const refusal = mayRemove({ ...facts, copies });
  if (wanted === null) return refusal ?? new Failure('plan-drifted', { changed: 'gone' });
  const { recording } = wanted;
  const unlessStale = (failure: Failure): Failure | Stale => {
    const stale = copies.filter((one) => judgeCopy(one, recording, now)?.code === 'copy-unverified');
    if (failure.code !== 'copy-unverified' || stale.length === 0) return failure;
    return { stale: stale.map(({ copy }) => copy), wanted };
  };
  if (refusal !== null) return unlessStale(refusal);
  let met: unknown = null;
  for (const [at, one] of copies.entries()) {
    if (judgeCopy(one, recording, now) !== null) continue;
    try {
      if (await parts.copies.stillThere(one.copy, turn.signal)) return { wanted, copy: one.copy };
    } catch (error) {
      if (turn.signal.aborted) throw error;
      met ??= error;
    }
    copies[at] = { ...one, there: false };
  }
  if (withoutCopy !== null) return { wanted, copy: null };
  const refused = unlessStale(mayRemove({ ...facts, copies }) ?? new Failure('copy-missing'));
  // An archive that cannot be looked into does not say that the copy is missing.
  if (met !== null && refused instanceof Failure) throw met;
  return refused;
}
