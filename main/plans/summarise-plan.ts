import type { PlanKind, PlanSummary, StoragePrice } from '../contract.ts';
import type { StandingKey } from '../keys/standing-of-key.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { namesAccount } from '../policy/must-allow-account.ts';
import { estimateSeconds, monthlyCost } from './estimate-plan.ts';
import { hindranceOf } from './hindrance-of.ts';
import type { FrozenPlan, PlanGroup } from './plan-questions.ts';

type Share = PlanSummary['total'];

/** What a plan's sums are read against. */
export type PlanFacts = {
  readonly plan: string;
  readonly kind: PlanKind;
  readonly madeAt: number;
  readonly archive: string | null;
  readonly free: number | null;
  readonly price: StoragePrice;
  readonly policy: MachinePolicy;
  /** By `CR…` SID. */
  readonly keys: ReadonlyMap<string, StandingKey>;
  /** By account: the key its plain media are sealed for. */
  readonly sealing: ReadonlyMap<string, StandingKey>;
};

const removing = (kind: PlanKind) => kind === 'remove' || kind === 'evacuate';
const copying = (kind: PlanKind) => kind === 'archive' || kind === 'evacuate';

/** Everything that is to be known of a plan before it is carried out, from the sums of its recordings. */
export function summarisePlan(frozen: FrozenPlan, facts: PlanFacts): PlanSummary {
  const { groups } = frozen;
  const { kind, archive } = facts;
  const hindrance = (group: PlanGroup) => (kind === 'export' && group.copies.length > 0 ? null : hindranceOf(group));
  const fit = groups.filter((group) => hindrance(group) === null);
  const doable = fit.filter((group) => canBeDone(group, facts));
  const copied = fit.filter((group) => copying(kind) && canBeCopied(group, facts) && !lies(group, archive));
  const written = kind === 'export' ? doable : copied;
  const removed = removing(kind) ? doable : [];
  const space = sum(written, 'bytes');
  const now = frozen.stored.filter(({ account }) => groups.some((group) => group.account === account));
  return {
    plan: facts.plan,
    kind,
    madeAt: facts.madeAt,
    digest: frozen.digest,
    total: shareOf(groups),
    bytes: sum(groups, 'bytes'),
    space,
    oldest: frozen.oldest,
    newest: frozen.newest,
    accounts: parts(groups, ({ account }) => ({ account })),
    encrypted: shareOf(groups.filter(({ encrypted }) => encrypted)),
    plain: shareOf(groups.filter(({ encrypted }) => !encrypted)),
    keys: parts(fit, (group) => keyOf(group, facts)),
    withoutSealingKey: shareOf(fit.filter((group) => keyOf(group, facts) === null)),
    archived: shareOf(groups.filter(({ copies }) => copies.length > 0)),
    archivedHere: shareOf(groups.filter((group) => lies(group, archive))),
    onHold: shareOf(groups.filter(({ held }) => held)),
    forbidden: removing(kind) ? parts(fit, (group) => forbiddenBy(group, facts)) : [],
    hindered: parts(groups, (group) => {
      const reason = hindrance(group);
      return reason === null ? null : { reason };
    }),
    leftOut: leftOut(fit, facts),
    doable: shareOf(doable),
    withoutCopy: shareOf(doable.filter(({ copies }) => copies.length === 0)),
    archive,
    free: facts.free,
    lasting: estimateSeconds({
      copies: sum(written, 'count'),
      bytes: space,
      removals: sum(removed, 'count'),
    }),
    storageNow: now.reduce((cost, { seconds }) => cost + monthlyCost(seconds, facts.price), 0),
    storageSaved: now.reduce((saved, { account, seconds }) => {
      const less = sum(
        removed.filter((group) => group.account === account),
        'seconds',
      );
      return saved + monthlyCost(seconds, facts.price) - monthlyCost(seconds - less, facts.price);
    }, 0),
    pricesAsOf: facts.price.asOf,
  };
}

/** The key that opens the copy: the one Twilio sealed for, or the account's own for plain media; null when there is none. */
function keyOf(group: PlanGroup, { keys, sealing }: PlanFacts): Omit<PlanSummary['keys'][number], keyof Share> | null {
  if (group.encrypted) {
    const key = group.keySid === null ? undefined : keys.get(group.keySid);
    return { keySid: group.keySid, fingerprint: key?.fingerprint ?? null, standing: key?.standing ?? 'missing' };
  }
  const key = sealing.get(group.account);
  return key === undefined || key.standing === 'missing' ? null : { keySid: null, ...key };
}

const canBeCopied = (group: PlanGroup, facts: PlanFacts): boolean => keyOf(group, facts) !== null;

/** Of what nothing hinders. */
function canBeDone(group: PlanGroup, facts: PlanFacts): boolean {
  switch (facts.kind) {
    case 'archive':
      return canBeCopied(group, facts);
    case 'export':
      return !group.encrypted || keyOf(group, facts)?.standing !== 'missing';
    case 'remove':
      return !group.held && forbiddenBy(group, facts) === null;
    case 'evacuate':
      return !group.held && forbiddenBy(group, facts) === null && canBeCopied(group, facts);
  }
}

function leftOut(fit: readonly PlanGroup[], facts: PlanFacts): PlanSummary['leftOut'] {
  if (!removing(facts.kind)) return [];
  const by = (why: (group: PlanGroup) => boolean) => new Set(fit.filter(why).map(({ account }) => account));
  const kept = by((group) => forbiddenBy(group, facts)?.policy === 'holds.accounts');
  const unsealed = facts.kind === 'evacuate' ? by((group) => !canBeCopied(group, facts)) : new Set<string>();
  return [
    ...[...kept].map((account) => ({ account, plainOnly: false })),
    ...[...unsealed].map((account) => ({ account, plainOnly: true })),
  ];
}

/** The rule that keeps a recording at Twilio, and the days it demands; null when none does. In the gate's order. */
function forbiddenBy(
  { account, young }: PlanGroup,
  { policy: { rules } }: PlanFacts,
): Omit<PlanSummary['forbidden'][number], keyof Share> | null {
  if (namesAccount(rules['holds.accounts'] ?? [], account)) return { policy: 'holds.accounts', days: 0 };
  return young ? { policy: 'retention.minimumDays', days: rules['retention.minimumDays'] ?? 0 } : null;
}

const lies = ({ copies }: PlanGroup, archive: string | null) => archive !== null && copies.includes(archive);

function sum(groups: readonly PlanGroup[], what: 'count' | 'seconds' | 'bytes'): number {
  return groups.reduce((total, group) => total + group[what], 0);
}

function shareOf(groups: readonly PlanGroup[]): Share {
  return { count: sum(groups, 'count'), seconds: sum(groups, 'seconds') };
}

/** The groups by what `name` says of them, most recordings first; those it says nothing of are left out. */
function parts<Name extends object>(
  groups: readonly PlanGroup[],
  name: (group: PlanGroup) => Name | null,
): (Name & Share)[] {
  const found = new Map<string, { readonly name: Name; readonly groups: PlanGroup[] }>();
  for (const group of groups) {
    const said = name(group);
    if (said === null) continue;
    const text = JSON.stringify(said);
    const part = found.get(text) ?? { name: said, groups: [] };
    part.groups.push(group);
    found.set(text, part);
  }
  const all = [...found.values()].map((part) => ({ ...part.name, ...shareOf(part.groups) }));
  return all.sort((left, right) => right.count - left.count || right.seconds - left.seconds);
}
