import { Failure } from '../failure.ts';
import { log, logBug } from '../log.ts';

/** Keeps what Twilio tells of every account beyond the days for which Twilio keeps it. */
export type DailyWatch = {
  /** Fetches what is new of an account and gives how much that was; fails as what is watched does. */
  readonly fetch: (account: string) => Promise<number>;
  /** Looks at every account now and then daily; what fails is tried again the next day. */
  readonly start: () => void;
  readonly close: () => Promise<void>;
};

/** How often every account is looked at, ms. */
const everyDay = 86_400_000;

/** `what`: what the log calls it. `fetch` notes in the record how far it came, and what kept it from it. */
export function watchDaily(parts: {
  readonly what: string;
  readonly accounts: () => Promise<readonly string[]>;
  readonly fetch: (account: string, signal: AbortSignal) => Promise<number>;
}): DailyWatch {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();

  const fetch = (account: string) => parts.fetch(account, ending.signal);
  const look = async () => {
    for (const account of await parts.accounts()) {
      if (ending.signal.aborted) return;
      await fetch(account).catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        log(`${parts.what}.not-fetched`, { code: error.code });
      });
    }
  };
  const begin = () => {
    looking = looking.then(look).catch((error: unknown) => logBug(`fetching ${parts.what}`, error));
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
