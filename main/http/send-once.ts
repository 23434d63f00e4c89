import type { Readable } from 'node:stream';
import { Failure } from '../failure.ts';
import { authorizationFor } from './authorization-for.ts';
import { chooseRedirect } from './choose-redirect.ts';
import type { HttpHead, HttpRequest } from './http.ts';
import type { Dispatchers } from './open-dispatchers.ts';
import { parseProxyList, type Route } from './parse-proxy-list.ts';
import { isProxyRefusal, refusalOfLogin } from './proxy-login.ts';
import { translateHttpError } from './translate-http-error.ts';

const mostRedirects = 5;
const packing = { 'accept-encoding': 'gzip' };

export type Sent = HttpHead & { readonly body: Readable; readonly translate: (error: unknown) => unknown };
/** What of a request decides how it is sent. */
export type Outgoing = { readonly accept: string; readonly signal: AbortSignal } & (
  | { readonly method: 'GET' }
  | { readonly method: 'DELETE'; readonly lastWord: () => void }
  | { readonly method: 'POST'; readonly form: Readonly<Record<string, string>> }
);
export type Way = { readonly dispatchers: Dispatchers; readonly resolveProxy: (url: string) => Promise<string> };

/**
 * Sends a request and follows its redirects by hand. The login leaves with the first request only: once a redirect has
 * changed the origin it is not sent again, not even back to where it came from.
 */
export async function sendOnce(way: Way, request: HttpRequest, packed: boolean): Promise<Sent> {
  let url = new URL(request.url);
  let authorization: string | null = authorizationFor(url, request.credential);
  for (let redirects = 0; ; redirects++) {
    const sent = await sendThroughRoutes(way, request, url, authorization, packed ? packing : {});
    const next = request.method === 'GET' ? chooseRedirectOf(sent, url) : null;
    if (next === null) return sent;
    sent.body.on('error', () => {}).destroy();
    if (redirects === mostRedirects)
      throw new Failure('twilio-answer-strange', { status: sent.status, reason: 'redirects' });
    if (next.origin !== url.origin) authorization = null;
    url = next;
  }
}

function chooseRedirectOf(sent: Sent, url: URL): URL | null {
  try {
    return chooseRedirect(sent.status, sent.headers.location, url);
  } catch (error) {
    sent.body.on('error', () => {}).destroy();
    throw error;
  }
}

/** Tries the ways out in the order the system gives; the next one only when a proxy would not have us. */
export async function sendThroughRoutes(
  way: Way,
  request: Outgoing,
  url: URL,
  authorization: string | null,
  more: Readonly<Record<string, string>>,
): Promise<Sent> {
  const list = await way.resolveProxy(url.href);
  let refusal: Failure | null = null;
  for (const route of parseProxyList(list)) {
    try {
      return await send(way.dispatchers, request, url, authorization, more, route);
    } catch (error) {
      if (!isProxyRefusal(error)) throw error;
      refusal = error;
    }
  }
  // A proxy script may name a login before the host; that is nobody's to read.
  throw refusal ?? new Failure('proxy-refused', { proxy: list.replaceAll(/[^\s;]*@/g, '') });
}

async function send(
  dispatchers: Dispatchers,
  asked: Outgoing,
  url: URL,
  authorization: string | null,
  more: Readonly<Record<string, string>>,
  route: Route,
): Promise<Sent> {
  const { method, accept, signal } = asked;
  const translate = (error: unknown): unknown => {
    if (error instanceof Failure) return error;
    if (signal.aborted) return new Failure('cancelled', {}, { cause: error });
    return translateHttpError(error, url.host, route, dispatchers.loginRefused) ?? error;
  };
  const headers: Record<string, string> = { accept, 'user-agent': 'Koekura', 'cache-control': 'no-store', ...more };
  if (authorization !== null) headers.authorization = authorization;
  if (method === 'POST') headers['content-type'] = 'application/x-www-form-urlencoded';
  try {
    const dispatcher = await dispatchers.through(route);
    if (asked.method === 'DELETE') asked.lastWord();
    const { origin, pathname, search } = url;
    const body = asked.method === 'POST' ? new URLSearchParams(asked.form).toString() : null;
    const answer = await dispatcher.request({ origin, path: pathname + search, method, headers, body, signal });
    const sent = {
      status: answer.statusCode,
      headers: flatten(answer.headers),
      url: url.href,
      body: answer.body,
      translate,
    };
    if (sent.status !== 407) return sent;
    answer.body.on('error', () => {}).destroy();
    throw route === 'direct'
      ? new Failure('proxy-refused', { proxy: url.host, status: 407 })
      : refusalOfLogin(new URL(route.proxy).host, dispatchers.loginRefused(route.proxy));
  } catch (error) {
    throw translate(error);
  }
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
