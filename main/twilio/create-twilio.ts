import type { Http, Lane } from '../http/http.ts';
import type { CallFacts, MediaResponse, Recording, RecordingFacts } from '../recording.ts';
import { accountSidOf } from './account-sid-of.ts';
import { answersItself } from './answers-itself.ts';
import type { Asking } from './ask-through-sdk.ts';
import { checkLogin } from './check-login.ts';
import { type Deletion, deleteRecording, recordingIsGone } from './delete-recording.ts';
import { deleteDerived, listDerived } from './derived-resources.ts';
import { type AccountPage, fetchAccount, fetchAccounts } from './fetch-accounts.ts';
import { type AlertPage, fetchAlerts } from './fetch-alerts.ts';
import { type EventPage, fetchEvents } from './fetch-events.ts';
import { fetchMedia } from './fetch-media.ts';
import { fetchNewest } from './fetch-newest.ts';
import { type Afterwards, fetchCall, fetchRecording, seeAfterwards } from './fetch-one.ts';
import { fetchPage, type Page } from './fetch-page.ts';
import type { ListedAccount } from './parse-account.ts';
import { createPublicKey, type Heard, listPublicKeys, type PublicKey } from './public-keys.ts';
import { type SeenWithoutLogin, seeWithoutLogin } from './see-without-login.ts';
import { askTheTime, type Reach, tryReach } from './try-reach.ts';
import type { TwilioLogin } from './twilio-login.ts';

export type { Deletion } from './delete-recording.ts';
export type { Afterwards } from './fetch-one.ts';
export type { Page } from './fetch-page.ts';
export type { Heard, PublicKey } from './public-keys.ts';
export type { SeenWithoutLogin } from './see-without-login.ts';
export type { Reach } from './try-reach.ts';
export type { TwilioLogin } from './twilio-login.ts';

/** What the program asks of Twilio. Every call may throw what http/ throws, and 'twilio-…'. */
export type Twilio = {
  readonly check: (login: TwilioLogin, signal?: AbortSignal) => Promise<{ recordingSeen: boolean }>;
  /** A page of recordings or of calls, as raw bytes; `at` is a URI of list-uris.ts or a page's `next`. */
  readonly page: (login: TwilioLogin, at: string, signal: AbortSignal) => Promise<Page>;
  /** Null when there is none. */
  readonly recording: (login: TwilioLogin, sid: string, signal: AbortSignal) => Promise<RecordingFacts | null>;
  readonly call: (login: TwilioLogin, sid: string, signal: AbortSignal) => Promise<CallFacts | null>;
  readonly media: (login: TwilioLogin, recording: Recording, signal: AbortSignal) => Promise<MediaResponse>;
  /** Deletes a recording as deleteRecording says. */
  readonly remove: (login: TwilioLogin, sid: string, lastWord: () => void, signal: AbortSignal) => Promise<Deletion>;
  /** Whether Twilio has a recording no more, or only its metadata. */
  readonly isGone: (login: TwilioLogin, sid: string, signal: AbortSignal) => Promise<boolean>;
  /** Whether Twilio answers for this account, as answersItself says. */
  readonly answers: (login: TwilioLogin, signal: AbortSignal) => Promise<boolean>;
  /** How Twilio speaks of a recording after its removal. */
  readonly afterwards: (login: TwilioLogin, sid: string, signal: AbortSignal) => Promise<Afterwards>;
  /** How many transcriptions and add-on results a recording has. */
  readonly countDerived: (login: TwilioLogin, sid: string, signal: AbortSignal) => Promise<number>;
  /** Deletes them; gives how many there were. */
  readonly removeDerived: (
    login: TwilioLogin,
    sid: string,
    lastWord: () => void,
    signal: AbortSignal,
  ) => Promise<number>;
  /** Requests of an account in flight at most; null: as many as usual. */
  readonly limitTo: (account: string, ceiling: number | null) => void;
  /** How many the pace of an account allows now. */
  readonly widthOf: (account: string) => number;
  /** A page of the accounts that belong to the login's; `at` is a URI of fetch-accounts.ts or a page's `next`. */
  readonly accounts: (login: TwilioLogin, at: string, signal: AbortSignal) => Promise<AccountPage>;
  /** One of them; null when Twilio knows it no more. */
  readonly account: (parent: TwilioLogin, sid: string, signal: AbortSignal) => Promise<ListedAccount | null>;
  /** A page of Monitor events; `at` is a URI of fetch-events.ts or a page's `next`. */
  readonly events: (login: TwilioLogin, at: string, signal: AbortSignal) => Promise<EventPage>;
  /** How Twilio answers who asks for a recording's media without a login: the only request ever sent without one. */
  readonly withoutLogin: (
    account: Pick<TwilioLogin, 'account' | 'region'>,
    recording: string,
    signal: AbortSignal,
  ) => Promise<SeenWithoutLogin>;
  /** Whether a login reaches what the program never needs. */
  readonly reach: (login: TwilioLogin, signal: AbortSignal) => Promise<Reach>;
  /** Twilio's clock, UTC seconds; null where it does not tell. */
  readonly time: (login: TwilioLogin, signal: AbortSignal) => Promise<number | null>;
  /** A page of alerts about recordings; `at` is a URI of fetch-alerts.ts or a page's `next`. */
  readonly alerts: (login: TwilioLogin, at: string, signal: AbortSignal) => Promise<AlertPage>;
  readonly publicKeys: (login: TwilioLogin, signal: AbortSignal) => Promise<Heard<readonly PublicKey[]>>;
  /** Registers a public half as createPublicKey says. */
  readonly registerKey: (
    login: TwilioLogin,
    key: { readonly pem: string; readonly name: string },
    signal: AbortSignal,
  ) => Promise<Heard<PublicKey>>;
  /** The newest recordings as fetchNewest says. */
  readonly newest: (
    login: TwilioLogin,
    since: number,
    signal: AbortSignal,
  ) => Promise<Heard<readonly RecordingFacts[]>>;
  /** The server that stands for Twilio, for those who must tell its media from others'. */
  readonly override: URL | null;
};

/** Twilio over `http`. `origin`: a loopback server that stands for every Twilio host, or null for the real ones. */
export function createTwilio({ http, origin }: { readonly http: Http; readonly origin: URL | null }): Twilio {
  const never = new AbortController().signal;
  const asking = (login: TwilioLogin, lane: Lane, signal: AbortSignal): Asking => ({
    http,
    login,
    override: origin,
    lane,
    signal,
  });
  return {
    check: (login, signal = never) => checkLogin(asking(login, 'user', signal)),
    page: (login, at, signal) => fetchPage(http, login, origin, at, signal),
    recording: (login, sid, signal) => fetchRecording(asking(login, 'background', signal), sid),
    call: (login, sid, signal) => fetchCall(asking(login, 'background', signal), sid),
    media: (login, recording, signal) => fetchMedia(http, login, origin, recording, signal),
    remove: (login, sid, lastWord, signal) => deleteRecording(asking(login, 'background', signal), sid, lastWord),
    isGone: (login, sid, signal) => recordingIsGone(asking(login, 'background', signal), sid),
    answers: (login, signal) => answersItself(asking(login, 'user', signal)),
    afterwards: (login, sid, signal) => seeAfterwards(asking(login, 'background', signal), sid),
    countDerived: async (login, sid, signal) => (await listDerived(asking(login, 'background', signal), sid)).length,
    removeDerived: (login, sid, lastWord, signal) => deleteDerived(asking(login, 'background', signal), sid, lastWord),
    limitTo: (account, ceiling) => http.limitTo(accountSidOf(account), ceiling),
    widthOf: (account) => http.widthOf(accountSidOf(account)),
    accounts: (login, at, signal) => fetchAccounts({ http, login, override: origin, signal }, at),
    account: (login, sid, signal) => fetchAccount({ http, login, override: origin, signal }, sid),
    events: (login, at, signal) => fetchEvents({ http, login, override: origin, signal }, at),
    withoutLogin: (account, recording, signal) =>
      seeWithoutLogin({ http, override: origin, signal }, account, recording),
    reach: (login, signal) => tryReach({ http, override: origin, signal }, login),
    time: (login, signal) => askTheTime({ http, override: origin, signal }, login),
    alerts: (login, at, signal) => fetchAlerts({ http, login, override: origin, signal }, at),
    publicKeys: (login, signal) => listPublicKeys(asking(login, 'user', signal)),
    registerKey: (login, key, signal) => createPublicKey(asking(login, 'user', signal), key),
    newest: (login, since, signal) => fetchNewest(asking(login, 'user', signal), since),
    override: origin,
  };
}
