import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import { log } from '../log.ts';
import type { AlertPage } from '../twilio/fetch-alerts.ts';
import { fetchAccountAlerts } from './fetch-account-alerts.ts';

/** Keeps Twilio's alerts about encryption beyond the days Twilio keeps them. */
export type AlertWatch = {
  /** Fetches an account's now and gives how many were new; fails as fetchAccountAlerts does. */
  readonly fetch: (account: string) => Promise<number>;
  /** Looks at every account now and then daily; what fails is noted in the record and tried again the next day. */
  readonly start: () => void;
  readonly close: () => Promise<void>;
};

const everyDay = 86_400_000;

export function createAlertWatch(parts: {
  readonly record: RecordHandle;
  readonly accounts: () => Promise<readonly string[]>;
  readonly page: (account: string, at: string, signal: AbortSignal) => Promise<AlertPage>;
  /** Hears that alerts were fetched, or could not be. */
  readonly changed: () => void;
  readonly now: () => number;
}): AlertWatch {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();

  const fetch = async (account: string) => {
    try {
      return await fetchAccountAlerts(parts, account, ending.signal);
    } finally {
      if (!ending.signal.aborted) parts.changed();
    }
  };
  const look = async () => {
    for (const account of await parts.accounts()) {
      if (ending.signal.aborted) return;
      await fetch(account).catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        log('coverage.alerts-not-fetched', { code: error.code });
      });
    }
  };
  const begin = () => {
    looking = looking.then(look).catch((error: unknown) => log('coverage.bug', { what: String(error) }));
  };

  return {
    fetch,
    start: () => {
      begin();
      timer ??= setInterval(begin, everyDay);
      timer.unref();
    },
    close: async () => {
      if (timer !== null) clearInterval(timer);
      ending.abort();
      await looking;
    },
  };
}
