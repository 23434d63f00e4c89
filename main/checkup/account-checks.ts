import type { AccountFacts } from './account-facts.ts';
import { checkAlerts } from './check-alerts.ts';
import { checkEventsExpiring } from './check-events-expiring.ts';
import { checkLoginKept } from './check-login-kept.ts';
import { checkLoginReach } from './check-login-reach.ts';
import { checkMediaOpen } from './check-media-open.ts';
import { checkMissingKeys } from './check-missing-keys.ts';
import { checkPlainRecordings } from './check-plain-recordings.ts';
import { checkRemovedOutside } from './check-removed-outside.ts';
import { checkSetUp } from './check-set-up.ts';
import { checkStoredElsewhere } from './check-stored-elsewhere.ts';
import { attestedChecks } from './checks-attested.ts';
import type { Check } from './checks-of.ts';

/** Everything that is looked at in each account, in the order in which it is shown. */
export const accountChecks: readonly Check<AccountFacts>[] = [
  checkMediaOpen,
  checkMissingKeys,
  checkAlerts,
  checkPlainRecordings,
  checkSetUp,
  checkLoginReach,
  checkLoginKept,
  checkStoredElsewhere,
  checkRemovedOutside,
  checkEventsExpiring,
  ...attestedChecks,
];
