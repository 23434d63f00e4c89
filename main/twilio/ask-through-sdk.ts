import type ApiBase from 'twilio/lib/rest/ApiBase.js';
import { Failure } from '../failure.ts';
import type { Http, HttpAnswer, Lane } from '../http/http.ts';
import { accountSidOf } from './account-sid-of.ts';
import { twilioOrigin } from './twilio-hosts.ts';
import type { TwilioLogin } from './twilio-login.ts';

const largestAnswer = 4 * 1024 * 1024;

export type Asking = {
  readonly http: Http;
  readonly login: TwilioLogin;
  readonly override: URL | null;
  readonly lane: Lane;
  readonly signal: AbortSignal;
};
type SdkRequest = { readonly method: string; readonly uri: string; readonly params?: object };
export type SdkAccount = ReturnType<ApiBase['v2010']['accounts']>;

/**
 * Lets the SDK make one request and gives Twilio's answer as it came, whatever its status. The SDK knows paths and
 * parameters; http/ does the sending. Its reading of the answer is not used: it turns dates into objects and drops what
 * it does not know. Loaded when first used: it takes a tenth of a second.
 */
export async function askThroughSdk(
  { http, login, override, lane, signal }: Asking,
  ask: (account: SdkAccount) => Promise<unknown>,
): Promise<HttpAnswer> {
  const { default: Api } = await import('twilio/lib/rest/ApiBase.js');
  const origin = twilioOrigin('api', login.region, override);
  let answer: HttpAnswer | null = null;
  const request = async ({ method, uri, params = {} }: SdkRequest): Promise<object> => {
    if (method !== 'get') throw new Error(`the SDK wants to ${method}`);
    const url = new URL(uri, origin);
    for (const [name, value] of Object.entries(params)) url.searchParams.append(name, String(value));
    answer = await http.bytes(
      {
        method: 'GET',
        url: url.href,
        accept: 'application/json',
        credential: { user: login.user, secret: login.secret, origins: new Set([origin]) },
        pace: accountSidOf(login.account),
        lane,
        signal,
      },
      largestAnswer,
    );
    return { statusCode: answer.status, headers: answer.headers, body: Buffer.from(answer.body).toString() };
  };
  const api = new Api({ request });
  api.baseUrl = origin;
  try {
    await ask(api.v2010.accounts(accountSidOf(login.account)));
  } catch (error) {
    if (answer === null) throw error;
  }
  if (answer === null) throw new Failure('twilio-answer-strange', { reason: 'nothing was asked' });
  return answer;
}
