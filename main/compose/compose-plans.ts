import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Accounts } from '../accounts/create-accounts.ts';
import type { ArchiveStore } from '../archive/archive-store.ts';
import type { DerivedCount } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { createHolds } from '../holds/create-holds.ts';
import type { Holds } from '../holds/holds.ts';
import type { KeyRing } from '../keys/create-key-ring.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import { countDerived } from '../plans/count-derived.ts';
import { createPlans } from '../plans/create-plans.ts';
import { askPlans } from '../plans/plan-questions.ts';
import type { PlannedRecording, Plans } from '../plans/plans.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { createMarkFeed, type MarkFeed } from '../recordings/create-mark-feed.ts';
import type { ListState } from '../recordings/index-questions.ts';
import type { IndexReader } from '../recordings/start-index-reader.ts';
import { readSettings } from '../settings.ts';
import type { Twilio } from '../twilio/create-twilio.ts';

/** Holds and plans, and what tells the list of holds and copies: `marks.note` is to hear of every copy noted or lost. */
export type PlanParts = {
  readonly marks: MarkFeed;
  readonly holds: Holds;
  readonly plans: Plans;
  readonly countDerived: (plan: string, signal: AbortSignal) => Promise<DerivedCount>;
  /** Tells the list which accounts the policy holds now. */
  readonly policyChanged: () => void;
};

export function composePlans(parts: {
  readonly profile: string;
  readonly record: RecordHandle;
  readonly note: NoteDeed;
  readonly policy: MachinePolicy;
  readonly index: IndexReader;
  readonly keyRing: Pick<KeyRing, 'list'>;
  readonly accounts: Pick<Accounts, 'sealingKey' | 'login'>;
  readonly twilio: Pick<Twilio, 'countDerived'>;
  readonly storeOf: (archive: string) => Promise<Pick<ArchiveStore, 'free'>>;
  readonly changed: (state: ListState) => void;
  readonly behind: (what: string, work: Promise<void>) => void;
  readonly now: () => number;
}): PlanParts {
  const { record, note, policy, index, now, behind } = parts;
  const marks = createMarkFeed({ record, mark: index.mark, changed: parts.changed });
  behind('telling the list of holds and copies', marks.tellAll());
  const holdAccounts = async () => parts.changed(await index.holdAccounts(policy.rules['holds.accounts'] ?? []));
  const policyChanged = () => behind('telling the list of accounts on hold', holdAccounts());
  policyChanged();
  const holds = createHolds({
    ...{ record, note, policy, members: index.members, marks, user: userInfo().username, now },
  });
  const plans = createPlans({
    record,
    folder: join(parts.profile, 'plans'),
    worker: askPlans(index.ask),
    marksSettled: marks.settled,
    keys: parts.keyRing.list,
    sealingKey: parts.accounts.sealingKey,
    free: async (archive) => {
      // What cannot be reached is no reason to hide the plan; the batch will say it.
      const store = await parts.storeOf(archive).catch(() => null);
      return (await store?.free().catch(() => null)) ?? null;
    },
    price: () => readSettings(record).storagePrice,
    policy,
    note,
    now,
  });
  behind('tidying up plans', plans.tidy());
  const derivedOf = async ({ account, sid }: PlannedRecording, signal: AbortSignal) =>
    parts.twilio.countDerived(await parts.accounts.login(account), sid, signal);
  const counted = (plan: string, signal: AbortSignal) => countDerived({ plans, derivedOf }, plan, signal);
  return { marks, holds, plans, countDerived: counted, policyChanged };
}
