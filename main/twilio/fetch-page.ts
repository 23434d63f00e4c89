import { Failure } from '../failure.ts';
import type { Http } from '../http/http.ts';
import { accountSidOf } from './account-sid-of.ts';
import { findNextPage } from './find-next-page.ts';
import { translateAnswer } from './translate-answer.ts';
import { twilioOrigin } from './twilio-hosts.ts';
import type { TwilioLogin } from './twilio-login.ts';

/**
 * Lists come as raw bytes, not through the SDK: it parses a page on the main thread, makes an object with Date fields of
 * every row and drops what it does not know, where a worker can parse and store the bytes as they came. The SDK also
 * hands over the next page's URI only then, and a sync wants to be on its way to it before.
 */
const largestPage = 64 * 1024 * 1024;

/** `next` leads to the page after this one; give it to `fetchPage` as `at`. */
export type Page = { readonly bytes: Uint8Array<ArrayBuffer>; readonly next: string | null };

/**
 * One page of a list. `at` is a URI as Twilio gives it, relative or whole; one that leads to another origin throws
 * 'credentials-withheld'.
 */
export async function fetchPage(
  http: Http,
  login: TwilioLogin,
  override: URL | null,
  at: string,
  signal: AbortSignal,
): Promise<Page> {
  const origin = twilioOrigin('api', login.region, override);
  if (!URL.canParse(at, origin)) throw new Failure('twilio-answer-strange', { reason: 'next page' });
  const answer = await http.bytes(
    {
      method: 'GET',
      url: new URL(at, origin).href,
      accept: 'application/json',
      credential: { user: login.user, secret: login.secret, origins: new Set([origin]) },
      pace: accountSidOf(login.account),
      lane: 'background',
      signal,
    },
    largestPage,
  );
  if (answer.status >= 400) throw translateAnswer(answer, answer.body);
  const next = nextOf(answer.body, origin);
  if (next !== null && next === at) throw new Failure('twilio-answer-strange', { reason: 'endless list' });
  return { bytes: answer.body, next };
}

/** Relative to the origin, so that what is remembered of a list leads nowhere else; absolute URIs of it are taken too. */
export function nextOf(page: Uint8Array, origin: string): string | null {
  const told = findNextPage(page);
  if (told === null) return null;
  if (!URL.canParse(told, origin)) throw new Failure('twilio-answer-strange', { reason: 'next page' });
  const next = new URL(told, origin);
  if (next.origin !== origin) throw new Failure('credentials-withheld', { host: next.host });
  return next.pathname + next.search;
}
