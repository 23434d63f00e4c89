import type { CheckScope } from '../contract.ts';
import { accountChecks } from './account-checks.ts';
import type { AccountFacts } from './account-facts.ts';
import { type ArchiveFacts, archiveChecks } from './archive-checks.ts';
import type { Check } from './checks-of.ts';
import { type Examining, examine, type Gatherers, type NewFinding, needsOf, type Subject } from './examine.ts';
import { type KeyFacts, keyChecks } from './key-checks.ts';
import { type MachineFacts, machineChecks } from './machine-checks.ts';

/** Everything there is to look at, and how what is to be known of it is had. */
export type Gathering = {
  readonly subjects: () => Promise<readonly Subject[]>;
  readonly account: Gatherers<AccountFacts>;
  readonly key: Gatherers<KeyFacts>;
  readonly archive: Gatherers<ArchiveFacts>;
  readonly machine: Gatherers<MachineFacts>;
};

/** All checks as data: their names and verdicts, for whoever needs words for them. */
export const everyCheck: readonly (Pick<Check<unknown>, 'name' | 'grades'> & { readonly scope: CheckScope })[] = [
  ...accountChecks.map(({ name, grades }) => ({ scope: 'account' as const, name, grades })),
  ...keyChecks.map(({ name, grades }) => ({ scope: 'key' as const, name, grades })),
  ...archiveChecks.map(({ name, grades }) => ({ scope: 'archive' as const, name, grades })),
  ...machineChecks.map(({ name, grades }) => ({ scope: 'machine' as const, name, grades })),
];

export const isCheckOf = (scope: CheckScope, check: string): boolean =>
  everyCheck.some((one) => one.scope === scope && one.name === check);

/** How many facts are gathered of a subject of each kind. */
export const factsOf: Readonly<Record<CheckScope, number>> = {
  account: needsOf(accountChecks).length,
  key: needsOf(keyChecks).length,
  archive: needsOf(archiveChecks).length,
  machine: needsOf(machineChecks).length,
};

/** Looks at one subject; `only` one of its checks, or all (null). */
export function examineSubject(
  gathering: Gathering,
  subject: Subject,
  only: string | null,
  parts: Examining,
): Promise<NewFinding[]> {
  const wanted = <Values>(all: readonly Check<Values>[]) => all.filter(({ name }) => only === null || name === only);
  switch (subject.scope) {
    case 'account':
      return examine(subject, wanted(accountChecks), gathering.account, parts);
    case 'key':
      return examine(subject, wanted(keyChecks), gathering.key, parts);
    case 'archive':
      return examine(subject, wanted(archiveChecks), gathering.archive, parts);
    case 'machine':
      return examine(subject, wanted(machineChecks), gathering.machine, parts);
  }
}
