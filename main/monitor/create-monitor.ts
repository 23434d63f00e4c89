import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import { log } from '../log.ts';
import { type EventPage, eventsUri, recordingEvents } from '../twilio/fetch-events.ts';
import { fetchedTo, fetchingFailed, keepEvents, noteFetched } from './event-rows.ts';

/** How long Twilio keeps events of an account without a premium edition, seconds. */
const kept = 30 * 86_400;
/** Events may be told late: so much is looked at again, seconds. */
const again = 6 * 3600;
/** How often every account is looked at, ms. */
const everyDay = 86_400_000;

/** Keeps Twilio's own events about recordings beyond the days Twilio keeps them. */
export type Monitor = {
  /**
   * Fetches what is new of an account and gives how many events. Fails as Twilio does; a key that may not read events
   * fails with twilio-permission-missing {permission}.
   */
  readonly fetch: (account: string) => Promise<number>;
  /** Looks at every account now and then daily; what fails is noted in the record and tried again the next day. */
  readonly start: () => void;
  readonly close: () => Promise<void>;
};

export function createMonitor(parts: {
  readonly record: RecordHandle;
  readonly accounts: () => Promise<readonly string[]>;
  readonly page: (account: string, at: string, signal: AbortSignal) => Promise<EventPage>;
  /** Hears that events were kept, or that they could not be fetched, or can be again. */
  readonly changed: () => void;
  readonly now: () => number;
}): Monitor {
  const { record, now } = parts;
  const ending = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();

  const fetchAll = async (account: string, from: number): Promise<number> => {
    let fetched = 0;
    for (const type of recordingEvents) {
      const seen = new Set<string>();
      for (let at: string | null = eventsUri(type, from); at !== null; ) {
        if (seen.has(at)) throw new Failure('twilio-answer-strange', { reason: 'endless list' });
        seen.add(at);
        const page: EventPage = await parts.page(account, at, ending.signal);
        fetched += keepEvents(record, account, page.events);
        at = page.next;
      }
    }
    return fetched;
  };

  const fetch = async (account: string): Promise<number> => {
    const at = now();
    const before = fetchedTo(record, account);
    const failedBefore = fetchingFailed(record).some((one) => one.account === account);
    const from = Math.max(at - kept, (before ?? 0) - again);
    try {
      const fetched = await fetchAll(account, from);
      noteFetched(record, { account, to: at, at, failure: null });
      if (fetched > 0 || failedBefore) parts.changed();
      return fetched;
    } catch (error) {
      if (error instanceof Failure && error.code !== 'cancelled') {
        const { code, facts } = error;
        noteFetched(record, { account, to: before ?? 0, at, failure: { code, facts: { ...facts } } });
        parts.changed();
      }
      throw error;
    }
  };

  const look = async () => {
    for (const account of await parts.accounts()) {
      if (ending.signal.aborted) return;
      await fetch(account).catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        log('monitor.not-fetched', { code: error.code });
      });
    }
  };
  const begin = () => {
    looking = looking.then(look).catch((error: unknown) => log('monitor.bug', { what: String(error) }));
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
