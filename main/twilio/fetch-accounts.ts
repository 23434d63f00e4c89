import { Failure } from '../failure.ts';
import type { Http, HttpAnswer } from '../http/http.ts';
import { accountSidOf } from './account-sid-of.ts';
import { blankTokens } from './blank-tokens.ts';
import { nextOf } from './fetch-page.ts';
import { type ListedAccount, parseAccount } from './parse-account.ts';
import { parsePage } from './parse-page.ts';
import { isNotFound, translateAnswer } from './translate-answer.ts';
import { twilioOrigin } from './twilio-hosts.ts';
import type { TwilioLogin } from './twilio-login.ts';

/** `skipped` counts rows that were no accounts; `next` leads to the page after this one. */
export type AccountPage = {
  readonly accounts: readonly ListedAccount[];
  readonly skipped: number;
  readonly next: string | null;
};
type Ask = {
  readonly http: Http;
  readonly login: TwilioLogin;
  readonly override: URL | null;
  readonly signal: AbortSignal;
};

const largestPage = 16 * 1024 * 1024;
/** A row has some three kilobytes. */
const pageSize = 200;

/** The first page of a parent account's list. */
export const accountsUri = `/2010-04-01/Accounts.json?PageSize=${pageSize}`;

/**
 * One page of the accounts that belong to the login's; `at` is `accountsUri` or a page's `next`. Throws what http/
 * throws, 'twilio-…', and 'subaccounts-refused' for a login that may not list them (any but an Auth Token or a main key).
 */
export async function fetchAccounts(ask: Ask, at: string): Promise<AccountPage> {
  const answer = await askBlanked(ask, at);
  if (answer.status >= 400) throw refusalOf(answer);
  const rows = parsePage(answer.body, 'accounts');
  const next = nextOf(answer.body, twilioOrigin('api', ask.login.region, ask.override));
  answer.body.fill(0);
  if (next !== null && next === at) throw new Failure('twilio-answer-strange', { reason: 'endless list' });
  const accounts = rows.map(parseAccount).filter((account) => account !== null);
  return { accounts, skipped: rows.length - accounts.length, next };
}

/** One account as its parent sees it; null when Twilio knows it no more. Fails as the list does. */
export async function fetchAccount(ask: Ask, sid: string): Promise<ListedAccount | null> {
  const answer = await askBlanked(ask, `/2010-04-01/Accounts/${accountSidOf(sid)}.json`);
  if (isNotFound(answer)) return null;
  if (answer.status >= 400) throw refusalOf(answer);
  let row: unknown;
  try {
    row = JSON.parse(Buffer.from(answer.body).toString());
  } catch (error) {
    throw new Failure('twilio-answer-strange', { reason: 'not JSON' }, { cause: error });
  } finally {
    answer.body.fill(0);
  }
  const found = parseAccount(row);
  if (found?.sid !== accountSidOf(sid)) throw new Failure('twilio-answer-strange', { reason: 'another resource' });
  return found;
}

async function askBlanked({ http, login, override, signal }: Ask, at: string): Promise<HttpAnswer> {
  const origin = twilioOrigin('api', login.region, override);
  if (!URL.canParse(at, origin)) throw new Failure('twilio-answer-strange', { reason: 'next page' });
  const answer = await http.bytes(
    {
      method: 'GET',
      url: new URL(at, origin).href,
      accept: 'application/json',
      credential: { user: login.user, secret: login.secret, origins: new Set([origin]) },
      pace: accountSidOf(login.account),
      lane: 'user',
      signal,
    },
    largestPage,
  );
  blankTokens(answer.body);
  return answer;
}

/** Twilio refuses a login that may not list accounts as it refuses a wrong one; the sync would have told of a wrong one. */
function refusalOf(answer: HttpAnswer): Failure {
  const told = translateAnswer(answer, answer.body);
  const aboutRights = ['twilio-wrong-secret', 'twilio-refused'].includes(told.code);
  return aboutRights && (answer.status === 401 || answer.status === 403) ? new Failure('subaccounts-refused') : told;
}
