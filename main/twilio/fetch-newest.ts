import { Failure } from '../failure.ts';
import type { RecordingFacts } from '../recording.ts';
import { accountSidOf } from './account-sid-of.ts';
import type { Asking } from './ask-through-sdk.ts';
import { findNextPage } from './find-next-page.ts';
import { parseRecordingPage } from './parse-recording-page.ts';
import type { Heard } from './public-keys.ts';
import { withinOrigin } from './read-meta-page.ts';
import { tellTime } from './tell-time.ts';
import { translateAnswer } from './translate-answer.ts';
import { twilioOrigin } from './twilio-hosts.ts';

const pageSize = 100;
const mostPages = 3;
const largestPage = 4 * 1024 * 1024;
const day = 86_400;

/**
 * The newest recordings of an account, newest first, none created before `since` (UTC seconds), 300 at most: how it is
 * sealed now, whether or not a sync is under way.
 */
export async function fetchNewest(asking: Asking, since: number): Promise<Heard<readonly RecordingFacts[]>> {
  const { http, login, override, lane, signal } = asking;
  const origin = twilioOrigin('api', login.region, override);
  const from = new Date((since - day) * 1000).toISOString().slice(0, 10);
  let next: string | null =
    `/2010-04-01/Accounts/${accountSidOf(login.account)}/Recordings.json?PageSize=${pageSize}&DateCreated%3E=${from}`;
  const found: RecordingFacts[] = [];
  let at: number | null = null;
  for (let pages = 0; next !== null && pages < mostPages; pages++) {
    const answer = await http.bytes(
      {
        method: 'GET',
        url: withinOrigin(origin, next).href,
        accept: 'application/json',
        credential: { user: login.user, secret: login.secret, origins: new Set([origin]) },
        pace: accountSidOf(login.account),
        lane,
        signal,
      },
      largestPage,
    );
    if (answer.status >= 400) throw translateAnswer(answer, answer.body);
    at ??= tellTime(answer);
    const { recordings, skipped } = parseRecordingPage(answer.body, { account: login.account, override });
    if (recordings.length === 0 && skipped > 0) throw new Failure('twilio-answer-strange', { reason: 'no recordings' });
    found.push(...recordings.filter(({ createdAt }) => createdAt >= since));
    if (recordings.some(({ createdAt }) => createdAt < since)) break;
    next = findNextPage(answer.body);
  }
  return { value: found, at };
}
