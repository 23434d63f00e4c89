import type { BucketPlace } from '../contract/archive-calls.ts';
import type { Finding } from '../contract.ts';
import type { BucketFacts, LifecycleRule, ObjectStore, Told } from '../object-store/object-store.ts';
import { probeBucket, probePrefix } from './probe-bucket.ts';
import { frozenClasses } from './storage-classes.ts';

type Verdict = Finding['verdict'];
const found = (check: string, verdict: Verdict, facts: Finding['facts'] = {}): Finding => ({ check, verdict, facts });

/** Clocks this far apart, in seconds, are worth a word; the store refuses at 900. */
const tolerable = 60;

/**
 * The pre-flight of a bucket: what protects the copies, and a probe. Fails as ObjectStore does where the bucket cannot be
 * used at all.
 */
export async function tryBucket(
  objects: ObjectStore,
  place: BucketPlace,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const settings = await lookAtBucket(objects, place, signal);
  return [...settings, ...(await probeBucket(objects, place, signal))];
}

/**
 * What a bucket's settings say, without writing anything. What the store does not say is `unknown`, also where it answers
 * 200 with nothing in it. Fails as tryBucket does.
 */
export async function lookAtBucket(
  { facts }: Pick<ObjectStore, 'facts'>,
  place: BucketPlace,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const { region, ahead } = await facts.reach(signal);
  const settings = await Promise.all([
    judgePublicAccess(facts, signal),
    judgeVersioning(await facts.versioning(signal)),
    judgeObjectLock(await facts.objectLock(signal)),
    judgeLifecycle(await facts.lifecycle(signal), place.prefix),
  ]);
  return [judgeRegion(region, place), judgeTransport(place), judgeClock(ahead), ...settings.flat()];
}

function judgeRegion(region: string | null, place: BucketPlace): Finding {
  if (region === null) return found('region', 'unknown');
  return found('region', region === place.region ? 'good' : 'bad', { region, chosen: place.region });
}

function judgeTransport({ endpoint }: BucketPlace): Finding {
  return found('transport', endpoint === null || endpoint.startsWith('https:') ? 'good' : 'warn');
}

function judgeClock(ahead: number | null): Finding {
  if (ahead === null) return found('clock', 'unknown');
  const seconds = Math.abs(ahead);
  return found('clock', seconds > tolerable ? 'warn' : 'good', { seconds });
}

/**
 * The block of the bucket itself is the only one that can be seen with rights on the bucket: where it is not whole, the
 * account's may still hold, and so the policy's own verdict is asked for.
 */
async function judgePublicAccess(facts: BucketFacts, signal: AbortSignal): Promise<Finding> {
  const block = await facts.publicAccessBlock(signal);
  if ('told' in block && block.told === 'whole') return found('public-access', 'good');
  const open = await facts.isPublic(signal);
  if ('told' in open && open.told) return found('public-access', 'bad');
  return 'told' in block ? found('public-access', 'warn') : silent('public-access', block.silent);
}

function judgeVersioning(versioning: Told<'on' | 'off'>): Finding {
  if (!('told' in versioning)) return silent('versioning', versioning.silent);
  return found('versioning', versioning.told === 'on' ? 'good' : 'warn');
}

function judgeObjectLock(lock: Awaited<ReturnType<BucketFacts['objectLock']>>): Finding {
  if (!('told' in lock)) return silent('object-lock', lock.silent);
  const { told } = lock;
  if (told === 'off') return found('object-lock', 'warn');
  return told === 'on' ? found('object-lock-retention', 'warn') : found('object-lock', 'good', told);
}

function judgeLifecycle(lifecycle: Told<readonly LifecycleRule[]>, prefix: string): readonly Finding[] {
  if (!('told' in lifecycle)) return [silent('expiry', lifecycle.silent)];
  // A rule for a folder above ours or within it reaches copies, manifests, or what waits to become a copy; one beside it
  // does not, and probes may go. Our objects have no tags.
  const ofProbes = `${prefix}${probePrefix}`;
  const reaching = lifecycle.told.filter(
    (rule) => (prefix.startsWith(rule.prefix) || rule.prefix.startsWith(prefix)) && !rule.prefix.startsWith(ofProbes),
  );
  const touching = reaching.filter(({ tagged }) => !tagged);
  const expiring = touching.filter(({ expiresAfter }) => expiresAfter !== null);
  const freezing = touching.flatMap(({ id, moves }) =>
    moves.filter(({ to }) => frozenClasses.has(to)).map(({ after, to }) => ({ rule: id, days: after, name: to })),
  );
  const [expiry] = expiring;
  const [frost] = freezing;
  const clearing = touching.find(({ abortsUploadsAfter }) => abortsUploadsAfter !== null)?.abortsUploadsAfter;
  return [
    expiry === undefined
      ? found('expiry', 'good')
      : found('expiry', 'bad', { rule: expiry.id, days: expiry.expiresAfter ?? 0 }),
    ...(frost === undefined ? [] : [found('freezing', 'bad', frost)]),
    clearing == null ? found('abandoned-uploads', 'warn') : found('abandoned-uploads', 'good', { days: clearing }),
  ];
}

/** What the store did not say, and how it did not: the code it refused with, or an answer without content. */
const silent = (check: string, how: string): Finding =>
  found(check, 'unknown', { reason: how === 'empty' ? '200' : how });
