import type { Http, Lane } from '../http/http.ts';
import type { CallFacts, MediaResponse, Recording, RecordingFacts } from '../recording.ts';
import type { Asking } from './ask-through-sdk.ts';
import { checkLogin } from './check-login.ts';
import { fetchMedia } from './fetch-media.ts';
import { fetchCall, fetchRecording } from './fetch-one.ts';
import { fetchPage, type Page } from './fetch-page.ts';
import type { TwilioLogin } from './twilio-login.ts';

export type { Page } from './fetch-page.ts';
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
    override: origin,
  };
}
