import { Failure } from '../failure.ts';
import type { HttpAnswer } from '../http/http.ts';
import { proxyRefusals } from '../http/proxy-login.ts';
import { accountSidOf } from './account-sid-of.ts';
import type { Asking } from './ask-through-sdk.ts';
import { twilioOrigin } from './twilio-hosts.ts';

const largestAnswer = 64 * 1024;
/** The line was never there, so that nothing can have arrived. */
const neverConnected =
  /^(ENOTFOUND|EAI_AGAIN|EAI_FAIL|ECONNREFUSED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;

/** An answer, or the trouble that came instead of it to a request that may have arrived. */
export type Attempt = { readonly answer: HttpAnswer } | { readonly answer: null; readonly trouble: Failure };

/**
 * Sends one DELETE for `path` below the account; `lastWord` is called right before it leaves. Throws what kept it from
 * arriving.
 */
export async function deleteResource(
  { http, login, override, lane, signal }: Asking,
  path: string,
  lastWord: () => void,
): Promise<Attempt> {
  const origin = twilioOrigin('api', login.region, override);
  let left = false;
  try {
    const answer = await http.bytes(
      {
        method: 'DELETE',
        url: `${origin}/2010-04-01/Accounts/${accountSidOf(login.account)}${path}`,
        accept: 'application/json',
        credential: { user: login.user, secret: login.secret, origins: new Set([origin]) },
        pace: accountSidOf(login.account),
        lane,
        signal,
        lastWord: () => {
          // What left before was refused, and so never done.
          left = false;
          lastWord();
          left = true;
        },
      },
      largestAnswer,
    );
    return { answer };
  } catch (error) {
    if (!(error instanceof Failure) || !left || didNotArrive(error)) throw error;
    return { answer: null, trouble: error };
  }
}

/**
 * Whether it is Twilio that says it is deleted: its answers have a number of their own. A 204 without one may be anybody's
 * on the way, so what came of the request is then asked.
 */
export const saysDeleted = ({ status, headers }: HttpAnswer): boolean =>
  status === 204 && headers['twilio-request-id'] !== undefined;

function didNotArrive({ code, facts }: Failure): boolean {
  if (code === 'offline') return neverConnected.test(String(facts.reason));
  return proxyRefusals.has(code) || code === 'certificate-refused' || code === 'credentials-withheld';
}
