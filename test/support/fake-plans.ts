import { createHash } from 'node:crypto';
import type { PlanSummary, Recording } from '../../main/contract.ts';
import { Failure } from '../../main/failure.ts';
import { summarisePlan } from '../../main/plans/summarise-plan.ts';
import type { Answers, Scene } from './fake-bridge.ts';
import { policies } from './fake-policy.ts';
import { sampleAccounts, sampleKeySids, sampleRecording } from './fake-recordings.ts';
import { queryRecordings } from './query-recordings.ts';

type Ours = Pick<Answers, { [Name in keyof Answers]: Name extends `plans.${string}` ? Name : never }[keyof Answers]>;

const keys = new Map([
  [sampleKeySids.current, { fingerprint: 'a'.repeat(64), standing: 'backed-up' as const }],
  [sampleKeySids.rotatedOut, { fingerprint: 'b'.repeat(64), standing: 'unbacked' as const }],
]);

/** Plans of the fake: added up from its recordings as the program does it. */
export function answerPlans(scene: Scene): Ours {
  const plans = new Map<string, PlanSummary>();
  let made = 0;
  const byTime = { by: 'time', descending: false } as const;
  const known = (plan: string) => {
    const found = plans.get(plan);
    if (found === undefined) throw new Failure('plan-unknown');
    return found;
  };
  return {
    'plans.make': ({ selection, kind, archive }) => {
      const rows =
        selection.kind === 'some'
          ? selection.ids.map((id) => sampleRecording(2_000_000_000 - id))
          : queryRecordings(scene.rows, selection.filter, byTime)
              .rows(0, 20_000)
              .filter(({ id }) => !selection.except.includes(id));
      if (rows.length === 0) throw new Failure('nothing-to-do');
      const times = rows.map(({ startedAt }) => startedAt);
      const plan = summarisePlan(
        {
          digest: createHash('sha256').update(JSON.stringify(rows)).digest('hex'),
          count: rows.length,
          oldest: Math.min(...times),
          newest: Math.max(...times),
          groups: rows.map((row) => groupOf(row, archive, scene.policy === 'strict')),
          stored: sampleAccounts.map((account) => ({ account, seconds: 3_000_000 })),
        },
        {
          plan: `00000000-0000-4000-8000-${String(made++).padStart(12, '0')}`,
          ...{ kind, madeAt: 1_800_000_000, archive, free: archive === null ? null : scene.archiveFree, keys },
          policy: { ...policies[scene.policy], certificates: [] },
          price: { perMinute: 0.0005, freeMinutes: 10_000, asOf: '2026-11-20' },
          sealing: new Map([[sampleAccounts[0], { fingerprint: 'a'.repeat(64), standing: 'backed-up' }]]),
        },
      );
      plans.set(plan.plan, plan);
      return plan;
    },
    'plans.read': ({ plan }) => known(plan),
    'plans.count-derived': ({ plan }) => ({ looked: Math.min(100, known(plan).total.count), carrying: 2, found: 3 }),
    'plans.save-as': () => ({ saved: true }),
    'plans.discard': ({ plan }) => {
      plans.delete(plan);
      return {};
    },
  };
}

function groupOf(row: Recording, archive: string | null, young: boolean) {
  const { account, status, channels, keySid, whereabouts, encrypted, held } = row;
  const copies = row.archived === 'verified' ? [archive ?? 'elsewhere'] : [];
  const seconds = row.duration ?? 0;
  return {
    account,
    status,
    channels,
    keySid,
    whereabouts,
    encrypted,
    held,
    young,
    copies,
    count: 1,
    seconds,
    bytes: seconds * 16_000,
  };
}
