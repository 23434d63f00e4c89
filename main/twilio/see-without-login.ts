import type { Http } from '../http/http.ts';
import { accountSidOf } from './account-sid-of.ts';
import { readTwilioError } from './read-twilio-error.ts';
import { twilioOrigin } from './twilio-hosts.ts';
import type { TwilioLogin } from './twilio-login.ts';

/**
 * How Twilio answers somebody who has no login and asks for the media of a recording. `open`: sound was sent (bytes of
 * audio, or a body said to be audio); `closed`: a login is asked for; `absent`: there is no such recording; `redirect`:
 * sent on to `host`, not followed; `strange`: anything else.
 */
export type SeenWithoutLogin = {
  readonly answer: 'open' | 'closed' | 'absent' | 'redirect' | 'strange';
  readonly status: number;
  readonly contentType: string;
  /** Of a redirect; else empty. */
  readonly host: string;
};

/** Asks once, without a login. Throws what http/ throws. */
export async function seeWithoutLogin(
  parts: { readonly http: Http; readonly override: URL | null; readonly signal: AbortSignal },
  account: Pick<TwilioLogin, 'account' | 'region'>,
  recording: string,
): Promise<SeenWithoutLogin> {
  const origin = twilioOrigin('api', account.region, parts.override);
  const sid = accountSidOf(account.account);
  const seen = await parts.http.withoutLogin({ origin, account: sid, recording, signal: parts.signal });
  const { status, headers, first } = seen;
  const contentType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const { code } = readTwilioError(headers, first);
  const location = headers.location ?? '';
  const redirected = status >= 300 && status < 400;
  const host = redirected && URL.canParse(location, origin) ? new URL(location, origin).host : '';
  return { answer: judge(status, contentType, code, first), status, contentType, host };
}

function judge(status: number, type: string, code: number | null, first: Uint8Array): SeenWithoutLogin['answer'] {
  if (status === 401 || status === 403) return 'closed';
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 404 || status === 410) return 'absent';
  if (status !== 200 && status !== 206) return 'strange';
  const sound = Buffer.from(first).toString('latin1', 0, 4) === 'RIFF' || /^audio\/|octet-stream$/.test(type);
  // Sealed media has no mark of its own: only a page or an error is sure to be none.
  return code === null && first.length > 0 && sound ? 'open' : 'strange';
}
