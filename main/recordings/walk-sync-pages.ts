import { isFailure } from '../failure.ts';
import type { Page } from '../twilio/create-twilio.ts';

/** Pages that may lie waiting to be stored before the next one is fetched. */
const mostWaiting = 6;

export type SyncWalk = {
  readonly first: string | null;
  readonly page: (at: string) => Promise<Page>;
  readonly store: (page: Page) => Promise<void>;
  /** Asked before each page: whether to go on. */
  readonly goesOn: () => Promise<boolean>;
  /** Where to go on when Twilio takes a page's token no more (after a crash, say). Throws `refusal` where that leads nowhere. */
  readonly restart: (refusal: Error) => Promise<string | null>;
};

/**
 * Follows a list to its end. The request for the next page leaves as soon as a page is here, before that one is stored:
 * the pace is the network's, not the disk's. Pages are stored one after the other, in their order.
 */
export async function walkSyncPages({ first, page, store, goesOn, restart }: SyncWalk): Promise<void> {
  const waiting: Promise<void>[] = [];
  let stored = Promise.resolve();
  let next = first;
  try {
    while (next !== null && (await goesOn())) {
      const at: string = next;
      const got = await page(at).catch((error: unknown) => refusalOf(error, at));
      if (got instanceof Error) {
        await stored;
        next = await restart(got);
        continue;
      }
      next = got.next;
      stored = stored.then(() => store(got));
      stored.catch(() => {});
      waiting.push(stored);
      if (waiting.length > mostWaiting) await waiting.shift();
    }
    await stored;
  } finally {
    await stored.catch(() => {});
  }
}

function refusalOf(error: unknown, at: string): Error {
  if (isFailure(error, 'twilio-refused') && at.includes('PageToken=')) return error;
  throw error;
}
