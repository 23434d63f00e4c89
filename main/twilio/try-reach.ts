import { Failure } from '../failure.ts';
import type { Http, HttpAnswer } from '../http/http.ts';
import { accountSidOf } from './account-sid-of.ts';
import { tellTime } from './tell-time.ts';
import { translateAnswer } from './translate-answer.ts';
import { twilioOrigin } from './twilio-hosts.ts';
import type { TwilioLogin } from './twilio-login.ts';

/**
 * Whether a login reaches what this program never needs, told by asking for one row of it (Twilio answers 401 or 403
 * where it does not): the account's API keys, which only main keys and Auth Tokens may list, and its call queues, which
 * hold nobody's data and which a key restricted to recordings may not see.
 */
export type Reach = { readonly keys: boolean; readonly queues: boolean };
type Ask = { readonly http: Http; readonly override: URL | null; readonly signal: AbortSignal };

/** Beyond this it is no page of one row. */
const largestAnswer = 256 * 1024;

/**
 * Throws what http/ throws and 'twilio-…': also where the login does not even read recordings, because then a refusal
 * says nothing about how far it reaches.
 */
export async function tryReach(ask: Ask, login: TwilioLogin): Promise<Reach> {
  const [recordings, keys, queues] = await Promise.all([
    askForOne(ask, login, 'Recordings'),
    askForOne(ask, login, 'Keys'),
    askForOne(ask, login, 'Queues'),
  ]);
  if (recordings.status >= 400) throw translateAnswer(recordings, recordings.body);
  return { keys: isReached(keys), queues: isReached(queues) };
}

/** Twilio's clock, UTC seconds, from the Date header of any answer; null where it names none. */
export async function askTheTime(ask: Ask, login: TwilioLogin): Promise<number | null> {
  return tellTime(await askForOne(ask, login, 'Recordings'));
}

function isReached(answer: HttpAnswer): boolean {
  if (answer.status === 401 || answer.status === 403) {
    const refusal = translateAnswer(answer, answer.body);
    if (refusal.code === 'twilio-suspended') throw refusal;
    return false;
  }
  if (answer.status === 200) return true;
  throw answer.status >= 400
    ? translateAnswer(answer, answer.body)
    : new Failure('twilio-answer-strange', { status: answer.status });
}

function askForOne(
  { http, override, signal }: Ask,
  login: TwilioLogin,
  resource: 'Recordings' | 'Keys' | 'Queues',
): Promise<HttpAnswer> {
  const origin = twilioOrigin('api', login.region, override);
  return http.bytes(
    {
      method: 'GET',
      url: `${origin}/2010-04-01/Accounts/${accountSidOf(login.account)}/${resource}.json?PageSize=1`,
      accept: 'application/json',
      credential: { user: login.user, secret: login.secret, origins: new Set([origin]) },
      pace: accountSidOf(login.account),
      lane: 'background',
      signal,
    },
    largestAnswer,
  );
}
