import type { CallAnswer, CoverageMap, Key } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { readPairings } from '../keys/pairing-rows.ts';
import { countAlerts, readAlertState, readAlerts } from './alert-rows.ts';
import { accountCoverage, type CoverageFacts, keyFacts } from './coverage-facts.ts';
import type { CoverageAnswers } from './coverage-questions.ts';
import { mapCoverage } from './map-coverage.ts';

/** Which key opens what, and what Twilio has said about encryption that went wrong. */
export type Coverage = {
  readonly map: () => Promise<CoverageMap>;
  readonly alerts: () => Promise<CallAnswer<'coverage.alerts'>>;
  /** What the check-up reads: for each account and key what was observed. Asks nothing of Twilio. */
  readonly facts: () => Promise<CoverageFacts>;
};

/** How long alerts count as news, seconds: as long as Twilio keeps them. */
export const alertsCount = 30 * 86_400;
const mostAlerts = 200;

export function createCoverage(parts: {
  readonly record: RecordHandle;
  readonly worker: CoverageAnswers;
  /** Settles when the list knows every copy of the record. */
  readonly marksSettled: () => Promise<void>;
  readonly keys: () => Promise<readonly Key[]>;
  readonly accounts: () => Promise<readonly { readonly sid: string; readonly sealingKey: string | null }[]>;
  readonly now: () => number;
}): Coverage {
  const { record, worker } = parts;
  const gather = async () => {
    await parts.marksSettled();
    const [groups, keys] = await Promise.all([worker.coverageGroups(), parts.keys()]);
    return { groups, keys, pairings: readPairings(record) };
  };

  return {
    map: async () => {
      const { groups, keys, pairings } = await gather();
      return mapCoverage(groups, keys, pairings, null);
    },
    alerts: async () => {
      const accounts = await parts.accounts();
      const { alerts, total } = readAlerts(record, parts.now() - alertsCount, mostAlerts);
      const fetched = accounts.map(({ sid }) => {
        const state = readAlertState(record, sid);
        return { account: sid, at: state?.at ?? null, failure: state?.failure ?? null };
      });
      return { alerts, total, fetched };
    },
    facts: async () => {
      const [{ groups, keys, pairings }, accounts] = await Promise.all([gather(), parts.accounts()]);
      const since = parts.now() - alertsCount;
      const sealsFor = Map.groupBy(
        accounts.filter(({ sealingKey }) => sealingKey !== null),
        ({ sealingKey }) => sealingKey as string,
      );
      const names = new Map([...sealsFor].map(([key, all]) => [key, all.map(({ sid }) => sid)] as const));
      return {
        accounts: accounts.map(({ sid }) => {
          const state = readAlertState(record, sid);
          const alertsFetched = { at: state?.at ?? null, failure: state?.failure ?? null };
          const alerts = { alerts: countAlerts(record, sid, since), alertsFetched };
          return accountCoverage(sid, groups.groups, keys, pairings, alerts);
        }),
        keys: keyFacts(keys, mapCoverage(groups, keys, pairings, null), names),
      };
    },
  };
}
