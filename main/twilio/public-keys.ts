import { Failure } from '../failure.ts';
import type { HttpAnswer, HttpRequest } from '../http/http.ts';
import { keySid } from '../recording.ts';
import { accountSidOf } from './account-sid-of.ts';
import type { Asking } from './ask-through-sdk.ts';
import { explainKeyRefusal } from './explain-key-refusal.ts';
import { readMetaPage, withinOrigin } from './read-meta-page.ts';
import { tellTime } from './tell-time.ts';
import { twilioOrigin } from './twilio-hosts.ts';
import { mustBeOwn, type TwilioLogin } from './twilio-login.ts';

/** A public key as Twilio lists it. Its material is never told: it can only be recognised by SID and name. */
export type PublicKey = { readonly sid: string; readonly name: string };
/** What was heard, and when by Twilio's clock, UTC seconds; null when it does not say. */
export type Heard<Value> = { readonly value: Value; readonly at: number | null };

const path = '/v1/Credentials/PublicKeys';
const largestAnswer = 4 * 1024 * 1024;
/** More public keys than any account has, and an end for a list that has none. */
const mostPages = 20;

/** The account's public keys. Fails as `explainKeyRefusal` says, and with 'own-login-needed'. */
export async function listPublicKeys(asking: Asking): Promise<Heard<readonly PublicKey[]>> {
  const origin = twilioOrigin('accounts', asking.login.region, asking.override);
  const found: PublicKey[] = [];
  let at: number | null = null;
  let next: string | null = `${path}?PageSize=1000`;
  for (let pages = 0; next !== null; pages++) {
    if (pages === mostPages) throw new Failure('twilio-answer-strange', { reason: 'endless list' });
    const answer = await send(asking, { method: 'GET', url: withinOrigin(origin, next).href });
    const page = readMetaPage(answer.body, 'credentials');
    found.push(...page.rows.map((row) => parsePublicKey(row, asking.login)).filter((key) => key !== null));
    at ??= tellTime(answer);
    next = page.next;
  }
  return { value: found, at };
}

/**
 * Registers a public half (PEM) under a name of 64 characters at most. Never sent twice: when it fails otherwise than by
 * Twilio's own refusal, the key may be there all the same, and the list tells.
 */
export async function createPublicKey(
  asking: Asking,
  { pem, name }: { readonly pem: string; readonly name: string },
): Promise<Heard<PublicKey>> {
  const { login } = asking;
  const origin = twilioOrigin('accounts', login.region, asking.override);
  const form = { PublicKey: pem, FriendlyName: name };
  const answer = await send(asking, { method: 'POST', url: `${origin}${path}`, form });
  const key = parsePublicKey(readJson(answer.body), login);
  if (key === null) throw new Failure('twilio-answer-strange', { reason: 'no public key' });
  return { value: key, at: tellTime(answer) };
}

type Sending =
  | { readonly method: 'GET'; readonly url: string }
  | { readonly method: 'POST'; readonly url: string; readonly form: Readonly<Record<string, string>> };

async function send(asking: Asking, sending: Sending): Promise<HttpAnswer> {
  const { http, login, lane, signal } = asking;
  // A parent could register for its subaccount, but not see whether it has already.
  mustBeOwn(login);
  const origins = new Set([new URL(sending.url).origin]);
  const request: HttpRequest = {
    ...sending,
    accept: 'application/json',
    credential: { user: login.user, secret: login.secret, origins },
    pace: accountSidOf(login.account),
    lane,
    signal,
  };
  const answer = await http.bytes(request, largestAnswer);
  if (answer.status >= 400) throw await explainKeyRefusal(asking, answer);
  return answer;
}

/** Null for what is no public key of this account. */
function parsePublicKey(row: unknown, login: TwilioLogin): PublicKey | null {
  if (typeof row !== 'object' || row === null) return null;
  const { sid, account_sid: account, friendly_name: name } = row as Record<string, unknown>;
  const known = keySid.safeParse(sid);
  if (!known.success || (typeof account === 'string' && account !== accountSidOf(login.account))) return null;
  return { sid: known.data, name: typeof name === 'string' ? name : '' };
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch (error) {
    throw new Failure('twilio-answer-strange', { reason: 'not JSON' }, { cause: error });
  }
}
