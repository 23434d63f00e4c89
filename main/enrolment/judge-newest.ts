import type { Sighting } from '../contract.ts';
import { wipe } from '../crypto/wipe.ts';
import { isFailure } from '../failure.ts';
import type { RecordingFacts } from '../recording.ts';

/** What seals an account, as far as its newest recordings tell; `fits`: those the key opens, newest first. */
export type Judged = { readonly sightings: readonly Sighting[]; readonly fits: readonly RecordingFacts[] };

/** Which key of the ring opens a wrap; fails as the ring's `unwrapTelling` does. */
export type Unwrap = (wrapped: {
  readonly keySid: string | null;
  readonly fingerprint: string | null;
  readonly encryptedContentKey: Uint8Array;
}) => Promise<{ readonly contentKey: Uint8Array; readonly fingerprint: string }>;

/** A key SID is judged by this many of its newest recordings; the others are taken to be like them. */
const tried = 3;
const unfinished: ReadonlySet<string> = new Set(['in-progress', 'paused', 'processing', 'stopped']);

type Verdict = Pick<Sighting, 'kind' | 'keySid' | 'fingerprint' | 'errorCode'>;

/**
 * Sorts recordings, newest first, by how they are sealed. Twilio may seal for another key than it was told to (16107),
 * and name a key that does not open what it sealed: so nothing is believed of a name before the wrap has been opened.
 * Recordings made before `chosenAt` count only where they fit. Fails with keychain-locked or keychain-unavailable.
 */
export async function judgeNewest(
  recordings: readonly RecordingFacts[],
  wanted: { readonly fingerprint: string; readonly keySid: string | null; readonly chosenAt: number },
  unwrap: Unwrap,
): Promise<Judged> {
  const fits: RecordingFacts[] = [];
  const groups = new Map<string, Sighting>();
  const known = new Map<string, Verdict[]>();
  for (const recording of recordings) {
    const { sid, createdAt, keySid } = recording;
    const before = keySid === null ? [] : (known.get(keySid) ?? []);
    const agreed = before.length >= tried && new Set(before.map((one) => JSON.stringify(one))).size === 1;
    const verdict = (agreed ? before[0] : undefined) ?? (await judge(recording, wanted, unwrap));
    if (keySid !== null && !agreed && verdict.kind !== 'unfinished') known.set(keySid, [...before, verdict]);
    if (verdict.kind === 'sealed') fits.push(recording);
    else if (createdAt < wanted.chosenAt) continue;
    const group = JSON.stringify(verdict);
    const seen = groups.get(group) ?? { ...verdict, count: 0, recording: sid, at: createdAt };
    groups.set(group, { ...seen, count: seen.count + 1 });
  }
  return { sightings: [...groups.values()], fits };
}

async function judge(
  recording: RecordingFacts,
  { fingerprint, keySid: expected }: { readonly fingerprint: string; readonly keySid: string | null },
  unwrap: Unwrap,
): Promise<Verdict> {
  const { status, keySid, wrap, encrypted, whereabouts, errorCode } = recording;
  const as = (kind: Sighting['kind'], more: Partial<Verdict> = {}): Verdict => ({
    ...{ kind, keySid: null, fingerprint: null, errorCode: null },
    ...more,
  });
  if (unfinished.has(status)) return as('unfinished');
  if (status === 'absent' || status === 'failed') return as('absent', { errorCode });
  if (whereabouts === 'elsewhere') return as('elsewhere');
  if (!encrypted) return as('plain');
  if (wrap === null) return as('malformed', { keySid });
  try {
    const opened = await unwrap({ keySid, fingerprint: null, encryptedContentKey: wrap.encryptedContentKey });
    wipe(opened.contentKey);
    if (opened.fingerprint === fingerprint) return as('sealed', { keySid, fingerprint });
    return as('other-key', { keySid, fingerprint: opened.fingerprint });
  } catch (error) {
    if (isFailure(error, 'envelope-malformed')) return as('malformed', { keySid });
    const none = isFailure(error, 'key-missing') || isFailure(error, 'key-does-not-fit');
    if (!none) throw error;
    const named = keySid !== null && keySid === expected;
    return as(named || isFailure(error, 'key-does-not-fit') ? 'does-not-fit' : 'unknown-key', { keySid });
  }
}
