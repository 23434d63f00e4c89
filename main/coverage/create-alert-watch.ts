import type { RecordHandle } from '../database/handles.ts';
import { type DailyWatch, watchDaily } from '../monitor/watch-daily.ts';
import type { AlertPage } from '../twilio/fetch-alerts.ts';
import { fetchAccountAlerts } from './fetch-account-alerts.ts';

/** Keeps Twilio's alerts about recordings. Fetching fails as fetchAccountAlerts does. */
export type AlertWatch = DailyWatch;

export function createAlertWatch(parts: {
  readonly record: RecordHandle;
  readonly accounts: () => Promise<readonly string[]>;
  /** What reads an account's pages, with one login from the first to the last. */
  readonly pages: (account: string) => Promise<(at: string, signal: AbortSignal) => Promise<AlertPage>>;
  /** Hears that alerts were fetched, or could not be. */
  readonly changed: () => void;
  readonly now: () => number;
}): AlertWatch {
  return watchDaily({
    what: 'alerts',
    accounts: parts.accounts,
    fetch: async (account, signal) => {
      try {
        return await fetchAccountAlerts(parts, account, signal);
      } finally {
        if (!signal.aborted) parts.changed();
      }
    },
  });
}
