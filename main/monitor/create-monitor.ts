import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import { everyPage } from '../twilio/every-page.ts';
import { type EventPage, eventsUri, recordingEvents } from '../twilio/fetch-events.ts';
import { fetchedTo, fetchingFailed, keepEvents, noteFetched } from './event-rows.ts';
import { type DailyWatch, watchDaily } from './watch-daily.ts';

/** How long Twilio keeps events of an account without a premium edition, seconds. */
const kept = 30 * 86_400;
/** Events may be told late: so much is looked at again, seconds. */
const again = 6 * 3600;

/**
 * Keeps Twilio's own events about recordings. Fetching fails as Twilio does; a key that may not read events fails with
 * twilio-permission-missing {permission}.
 */
export type Monitor = DailyWatch;

export function createMonitor(parts: {
  readonly record: RecordHandle;
  readonly accounts: () => Promise<readonly string[]>;
  /** What reads an account's pages, with one login from the first to the last. */
  readonly pages: (account: string) => Promise<(at: string, signal: AbortSignal) => Promise<EventPage>>;
  /** Hears that events were kept, or that they could not be fetched, or can be again. */
  readonly changed: () => void;
  readonly now: () => number;
}): Monitor {
  const { record, now } = parts;

  const fetchAll = async (account: string, from: number, signal: AbortSignal): Promise<number> => {
    const page = await parts.pages(account);
    let fetched = 0;
    for (const type of recordingEvents) {
      for await (const { events } of everyPage(eventsUri(type, from), (at) => page(at, signal))) {
        fetched += keepEvents(record, account, events);
      }
    }
    return fetched;
  };

  const fetch = async (account: string, signal: AbortSignal): Promise<number> => {
    const at = now();
    const before = fetchedTo(record, account);
    const failedBefore = fetchingFailed(record).some((one) => one.account === account);
    const from = Math.max(at - kept, (before ?? 0) - again);
    try {
      const fetched = await fetchAll(account, from, signal);
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

  return watchDaily({ what: 'monitor', accounts: parts.accounts, fetch });
}
