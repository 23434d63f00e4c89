import { Failure } from '../failure.ts';
import type { Http } from '../http/http.ts';
import { type MonitorEvent, parseEvent } from './parse-event.ts';
import { readTwilioError } from './read-twilio-error.ts';
import { translateAnswer } from './translate-answer.ts';
import { twilioOrigin } from './twilio-hosts.ts';
import type { TwilioLogin } from './twilio-login.ts';

/** The kinds of events about recordings (https://www.twilio.com/docs/usage/monitor-events). Twilio takes one filter at a time. */
export const recordingEvents = [
  'recording.created',
  'recording.updated',
  'recording.deleted',
  'recording.bulk-delete.created',
  'recording.accessed',
] as const;

/** Beyond this it is no page of events. */
const largestPage = 16 * 1024 * 1024;

export type EventPage = { readonly events: readonly MonitorEvent[]; readonly next: string | null };

/** The first page of events of one kind since `from` (UTC seconds). */
export function eventsUri(type: (typeof recordingEvents)[number], from: number): string {
  const since = new Date(from * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  return `/v1/Events?PageSize=1000&EventType=${type}&StartDate=${encodeURIComponent(since)}`;
}

/**
 * One page of events; `at` is a URI of `eventsUri` or a page's `next`. Throws what http/ throws, 'twilio-…', and
 * 'twilio-permission-missing' {permission} for a key that may not read events.
 */
export async function fetchEvents(
  { http, login, override, signal }: { http: Http; login: TwilioLogin; override: URL | null; signal: AbortSignal },
  at: string,
): Promise<EventPage> {
  const origin = twilioOrigin('monitor', login.region, override);
  const url = within(origin, at);
  const answer = await http.bytes(
    {
      method: 'GET',
      url: url.href,
      accept: 'application/json',
      credential: { user: login.user, secret: login.secret, origins: new Set([origin]) },
      pace: login.account,
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
      throw new Failure('twilio-permission-missing', { permission: '/twilio/monitor/events/list' });
    }
    throw translateAnswer(answer, answer.body);
  }
  const { rows, next } = readPage(answer.body);
  return {
    events: rows.map((row) => parseEvent(row, login.account)).filter((event) => event !== null),
    next: next === null ? null : within(origin, next).href,
  };
}

function within(origin: string, at: string): URL {
  if (!URL.canParse(at, origin)) throw new Failure('twilio-answer-strange', { reason: 'next page' });
  const url = new URL(at, origin);
  if (url.origin !== origin) throw new Failure('credentials-withheld', { host: url.host });
  return url;
}

function readPage(body: Uint8Array): { rows: readonly unknown[]; next: string | null } {
  let page: { events?: unknown; meta?: { next_page_url?: unknown } } | null;
  try {
    page = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    throw new Failure('twilio-answer-strange', { reason: 'not JSON' }, { cause: error });
  }
  if (!Array.isArray(page?.events)) throw new Failure('twilio-answer-strange', { reason: 'no events' });
  const next = page.meta?.next_page_url;
  return { rows: page.events, next: typeof next === 'string' && next !== '' ? next : null };
}
