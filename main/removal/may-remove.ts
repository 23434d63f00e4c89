import type { VerifiedCopy } from '../archive/archives.ts';
import type { KeyStanding } from '../contract.ts';
import { Failure } from '../failure.ts';
import type { Recording } from '../recording.ts';
import { accountSidOf } from '../twilio/account-sid-of.ts';

/**
 * The gate before a removal: facts in, null or the reason for which the recording is kept out. What is asked of the copy
 * can be lifted in writing; the hold, what is laid down, the plan and the grace period never. The order is that of what concerns the user
 * first: a hold is said before a missing copy.
 */

/** Seconds for which what was read back is believed. */
const fresh = 86_400;
/** Seconds by which a copy's length may differ from what Twilio says: it counts whole ones. */
const lengthTolerance = 1;

/**
 * A copy, the standing of the key that was seen to open it, whether it was found there just now (null: not asked), and
 * why it does not count where it lies.
 */
export type CopyFacts = {
  readonly copy: VerifiedCopy;
  readonly standing: KeyStanding;
  readonly there: boolean | null;
  readonly forbidden: Failure | null;
};

export type RemovalFacts = {
  readonly now: number;
  /** When the grace period ends. */
  readonly removingFrom: number;
  readonly calledOff: boolean;
  /** As the index knows it now; null when it does not. */
  readonly recording: Pick<
    Recording,
    'account' | 'status' | 'whereabouts' | 'duration' | 'channels' | 'errorCode'
  > | null;
  /** What is no longer as it was planned; null when nothing is. */
  readonly changed: string | null;
  /** Whether it was among those whose number was typed, as far as its account and the policy go. */
  readonly counted: boolean;
  /** The reasons of the holds on it. */
  readonly holds: readonly string[];
  /** Why the IT department keeps it where it is; null when it does not. */
  readonly forbidden: Failure | null;
  readonly copies: readonly CopyFacts[];
  /** Why it may be removed without a verified copy; null when it may not. */
  readonly withoutCopy: string | null;
};

/**
 * Null when the remote copy may be removed. Else on-hold {reason}, forbidden-by-policy {policy}, cancelled (called off, or the grace period is not
 * over), plan-drifted {changed}, not-counted, not-removable {status}, recording-elsewhere, copy-missing, copy-unverified,
 * copy-differs, key-not-backed-up, key-missing.
 */
export function mayRemove(facts: RemovalFacts): Failure | null {
  const { recording, changed, holds, copies, withoutCopy } = facts;
  const [reason] = holds;
  if (reason !== undefined) return new Failure('on-hold', { reason });
  if (facts.forbidden !== null) return facts.forbidden;
  if (facts.calledOff || facts.now < facts.removingFrom) return new Failure('cancelled');
  if (recording === null) return new Failure('plan-drifted', { changed: 'gone' });
  if (changed !== null) return new Failure('plan-drifted', { changed });
  if (!facts.counted) return new Failure('not-counted');
  if (recording.status !== 'completed') return new Failure('not-removable', { status: recording.status });
  if (recording.whereabouts !== 'twilio') return new Failure('recording-elsewhere');
  if (withoutCopy !== null) return null;
  const verdicts = copies.map((one) => judgeCopy(one, recording, facts.now));
  if (verdicts.includes(null)) return null;
  return nearest(verdicts.filter((one) => one !== null)) ?? new Failure('copy-missing');
}

/** From what the least is left to do about: read back, try the backup, bring the key, bring or make the copy, look into it. */
const nearness = 'copy-unverified key-not-backed-up key-missing forbidden-by-policy copy-missing copy-differs'.split(
  ' ',
);

/** Of several copies that will not do, the one that lacks the least says what is to be done. */
function nearest(verdicts: readonly Failure[]): Failure | undefined {
  return verdicts.toSorted((one, other) => nearness.indexOf(one.code) - nearness.indexOf(other.code))[0];
}

/** Null when this copy lets its recording go. */
export function judgeCopy(
  { copy, standing, there, forbidden }: CopyFacts,
  recording: Pick<Recording, 'account' | 'duration' | 'channels'>,
  now: number,
): Failure | null {
  if (forbidden !== null) return forbidden;
  // One of this SID from another account is a copy of something else; regions of one account are told apart by us alone.
  if (accountSidOf(copy.account) !== accountSidOf(recording.account)) return new Failure('copy-missing');
  if (there === false) return new Failure('copy-missing');
  if (copy.fingerprint === null) return new Failure('key-missing', copy.keySid === null ? {} : { keySid: copy.keySid });
  if (standing === 'missing')
    return new Failure('key-missing', { keySid: copy.keySid ?? copy.fingerprint.slice(0, 16) });
  if (standing !== 'backed-up') return new Failure('key-not-backed-up', { name: copy.fingerprint.slice(0, 16) });
  if (recording.channels !== null && copy.channels !== recording.channels) return new Failure('copy-differs');
  if (recording.duration !== null && Math.abs(copy.seconds - recording.duration) > lengthTolerance)
    return new Failure('copy-differs');
  // A clock that was set back must not make an old look a fresh one.
  if (now - copy.verifiedAt > fresh || copy.verifiedAt > now + fresh) return new Failure('copy-unverified');
  return null;
}
