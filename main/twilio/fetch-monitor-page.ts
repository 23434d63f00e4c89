import { Failure } from '../failure.ts';
import type { Http } from '../http/http.ts';
import { accountSidOf } from './account-sid-of.ts';
import { type MetaPage, readMetaPage, withinOrigin } from './read-meta-page.ts';
import { readTwilioError } from './read-twilio-error.ts';
import { translateAnswer } from './translate-answer.ts';
import { twilioOrigin } from './twilio-hosts.ts';
import { mustBeOwn, type TwilioLogin } from './twilio-login.ts';

export type MonitorAsking = {
  readonly http: Http;
  readonly login: TwilioLogin;
  readonly override: URL | null;
  readonly signal: AbortSignal;
};

/** Beyond this it is no page of Monitor's. */
const largestPage = 16 * 1024 * 1024;

/**
 * One page of a list of Monitor's; `at` is a URI of the list or a page's `next`. Throws what http/ throws, 'twilio-…',
 * 'own-login-needed' for a borrowed login, and 'twilio-permission-missing' {permission} for a key that may not read the list.
 */
export async function fetchMonitorPage(
  { http, login, override, signal }: MonitorAsking,
  list: 'events' | 'alerts',
  at: string,
): Promise<MetaPage> {
  mustBeOwn(login);
  const origin = twilioOrigin('monitor', login.region, override);
  const url = withinOrigin(origin, at);
  const answer = await http.bytes(
    {
      method: 'GET',
      url: url.href,
      accept: 'application/json',
      credential: { user: login.user, secret: login.secret, origins: new Set([origin]) },
      pace: accountSidOf(login.account),
      lane: 'background',
      signal,
    },
    largestPage,
  );
  if (answer.status >= 400) {
    const { code } = readTwilioError(answer.headers, answer.body);
    const refused = answer.status === 401 || answer.status === 403;
    // The login itself is known to work: the sync would have said otherwise.
    if (refused && (code === 20003 || code === null)) {
      throw new Failure('twilio-permission-missing', { permission: `/twilio/monitor/${list}/list` });
    }
    throw translateAnswer(answer, answer.body);
  }
  const { rows, next } = readMetaPage(answer.body, list);
  return { rows, next: next === null ? null : withinOrigin(origin, next).href };
}

/** A time as Monitor takes it; `at` in UTC seconds. */
export function monitorTime(at: number): string {
  return encodeURIComponent(new Date(at * 1000).toISOString().replace(/\.\d+Z$/, 'Z'));
}
