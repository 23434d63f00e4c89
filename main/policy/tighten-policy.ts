import { isDeepStrictEqual } from 'node:util';
import { type PolicyKey, type PolicyRules, policyKey } from '../contract/policy-calls.ts';
import { isBucket, liesIn } from './must-allow-archive.ts';

type List = readonly string[] | undefined;

/**
 * What is in force once other rules are laid down while the program runs: of both whatever allows less. What cannot be
 * said to allow less, the way out and the kind of updates, stays as it is until the next start.
 */
export function tighten(inForce: PolicyRules, laidDown: PolicyRules): PolicyRules {
  const of = <Key extends PolicyKey>(key: Key) => [inForce[key], laidDown[key]] as const;
  return setOnly({
    ...inForce,
    'accounts.allowed': both(...of('accounts.allowed'), sameSid),
    'accounts.regions': both(...of('accounts.regions'), (one, other) => one === other),
    ...archivePlaces(inForce, laidDown),
    'export.forbidPlain': either(...of('export.forbidPlain')),
    'removal.requireVerifiedCopy': either(...of('removal.requireVerifiedCopy')),
    'removal.minimumGraceHours': most(...of('removal.minimumGraceHours')),
    'retention.minimumDays': most(...of('retention.minimumDays')),
    'holds.accounts': all(...of('holds.accounts')),
    'holds.forbidLifting': either(...of('holds.forbidLifting')),
    'updates.check': laidDown['updates.check'] === 'off' ? 'off' : inForce['updates.check'],
  });
}

/** The rules of which one says something else than the other, or that only one has. */
export function differingRules(one: PolicyRules, other: PolicyRules): PolicyKey[] {
  return policyKey.options.filter((key) => !isDeepStrictEqual(one[key], other[key]));
}

/** As soon as folders or buckets are named, nothing else is allowed: a kind that is not named then has no places at all. */
function archivePlaces(inForce: PolicyRules, laidDown: PolicyRules): PolicyRules {
  const places = [inForce, laidDown].flatMap(({ 'archives.folders': folders, 'archives.buckets': buckets }) =>
    folders === undefined && buckets === undefined ? [] : [{ folders, buckets }],
  );
  const [one, other] = places;
  if (one === undefined) return {};
  if (other === undefined) return { 'archives.folders': one.folders, 'archives.buckets': one.buckets };
  const platform = process.platform;
  const beneath = (folders: List, above: List) =>
    (folders ?? []).filter((folder) => above?.some((upper) => liesIn(folder, upper, platform)));
  const folders = [...beneath(one.folders, other.folders), ...beneath(other.folders, one.folders)];
  const named = (key: 'folders' | 'buckets') => one[key] !== undefined || other[key] !== undefined;
  return {
    'archives.folders': named('folders') ? [...new Set(folders)] : undefined,
    'archives.buckets': named('buckets') ? both(one.buckets ?? [], other.buckets ?? [], sameBucket) : undefined,
  };
}

function both<Value extends string>(
  one: readonly Value[] | undefined,
  other: readonly Value[] | undefined,
  same: (one: Value, other: Value) => boolean,
): Value[] | undefined {
  if (one === undefined || other === undefined) return copyOf(one ?? other);
  return one.filter((entry) => other.some((its) => same(entry, its)));
}

function all(one: List, other: List): string[] | undefined {
  if (one === undefined || other === undefined) return copyOf(one ?? other);
  return [...one, ...other.filter((entry) => !one.some((its) => sameSid(entry, its)))];
}

const copyOf = <Value>(list: readonly Value[] | undefined) => (list === undefined ? undefined : [...list]);
const either = (one: boolean | undefined, other: boolean | undefined) => (other === true ? true : (one ?? other));
const most = (one: number | undefined, other: number | undefined) =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
const sameSid = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function sameBucket(one: string, other: string): boolean {
  const [bucket = '', region = '', endpoint = null] = other.split(' ');
  return isBucket(one, { kind: 's3', bucket, region, endpoint });
}

/** A rule that is not set is not there: a screen that lists the rules shows the others only. */
function setOnly(rules: PolicyRules): PolicyRules {
  return Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined)) as PolicyRules;
}
