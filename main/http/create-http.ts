import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import { createPace, type Pace, type Slot, usualCeiling } from './create-pace.ts';
import { type Http, type HttpAnswer, type HttpRequest, type HttpStream, type HttpTimes, usualTimes } from './http.ts';
import { openDispatchers, systemCertificates } from './open-dispatchers.ts';
import { probeMedia } from './probe-media.ts';
import { noProxyLogins, type ProxyLogins } from './proxy-login.ts';
import { readBody, unpackBody } from './read-body.ts';
import { readPaceSigns } from './read-pace-signs.ts';
import { type Sent, sendOnce } from './send-once.ts';
import { isBrokenLine } from './translate-http-error.ts';

/** How often a request is sent again: a refusal was never processed, an error may pass, a broken line may mend. */
const mostRetries = { refused: 8, unwell: 4, broken: 3 };
const longestBackOff = 5_000;

export type HttpParts = {
  /** The system's proxies for a URL, in the form of a proxy script: `PROXY host:port; DIRECT`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly certificates?: () => readonly string[];
  readonly times?: HttpTimes;
  readonly proxyLogins?: ProxyLogins;
};

/** The one way out: proxy, certificates, pace, time-outs, retries, and credentials only to their own origins. No cache. */
export function createHttp(parts: HttpParts): Http {
  const { resolveProxy, certificates = systemCertificates, times = usualTimes, proxyLogins = noProxyLogins } = parts;
  const dispatchers = openDispatchers(certificates, times, proxyLogins);
  const paces = new Map<string, Pace>();
  const paceOf = (name: string): Pace => {
    const pace = paces.get(name) ?? createPace(usualCeiling);
    paces.set(name, pace);
    return pace;
  };

  /** Sends until it is answered for good; `take` reads the body while the request still counts as in flight. */
  const persist = async <Taken>(
    request: HttpRequest,
    packed: boolean,
    take: (sent: Sent, slot: Slot) => Promise<Taken>,
  ): Promise<Taken> => {
    const retried = { refused: 0, unwell: 0, broken: 0 };
    for (let tries = 0; ; tries++) {
      const slot = await paceOf(request.pace).enter(request.lane, tries > 0, request.signal);
      let trouble: keyof typeof retried;
      try {
        const sent = await sendOnce({ dispatchers, resolveProxy }, request, packed);
        const signs = readPaceSigns(sent);
        slot.heard(signs);
        trouble = signs.refused ? 'refused' : 'unwell';
        if (isAnswer(request, sent.status, signs.refused)) return await take(sent, slot);
        if (retried[trouble] === mostRetries[trouble]) return await take(sent, slot);
        sent.body.on('error', () => {}).destroy();
      } catch (error) {
        slot.leave();
        if (request.method !== 'GET' || !isBrokenLine(error) || retried.broken === mostRetries.broken) throw error;
        trouble = 'broken';
      }
      slot.leave();
      retried[trouble] += 1;
      await backOff(times.backOff, retried[trouble], request.signal);
    }
  };

  return {
    bytes: (request, limit) =>
      persist(request, true, async (sent, slot): Promise<HttpAnswer> => {
        if (sent.status === 204) return withoutBody(sent, slot);
        const body = await readBody(translating(sent), limit).finally(slot.leave);
        const gzipped = sent.headers['content-encoding'] === 'gzip';
        const { status, headers, url } = sent;
        return { status, headers, url, body: gzipped ? await unpackBody(body, limit) : body };
      }),
    stream: (request) =>
      persist(request, false, async (sent, slot): Promise<HttpStream> => {
        const { status, headers, url, body } = sent;
        body.once('close', slot.leave);
        body.on('error', () => {});
        return { status, headers, url, chunks: translating(sent), discard: () => void body.destroy() };
      }),
    withoutLogin: async (probe) => {
      const slot = await paceOf(probe.account).enter('background', false, probe.signal);
      try {
        const seen = await probeMedia({ dispatchers, resolveProxy }, probe);
        slot.heard(readPaceSigns(seen));
        return seen;
      } finally {
        slot.leave();
      }
    },
    limitTo: (pace, ceiling) => paceOf(pace).limitTo(ceiling ?? usualCeiling),
    widthOf: (pace) => paceOf(pace).width(),
    close: () => dispatchers.close(),
  };
}

/** Whether this is what is answered with; the rest is asked again. Of a DELETE or POST only a 429 says that nothing was done. */
function isAnswer({ method }: HttpRequest, status: number, refused: boolean): boolean {
  return method === 'GET' ? status < 500 && !refused : status !== 429;
}

/** 204 has none (RFC 9110, section 15.3.5): with its head the answer is whole, and the place in flight free. */
function withoutBody({ status, headers, url, body }: Sent, slot: Slot): HttpAnswer {
  slot.leave();
  body.on('error', () => {}).resume();
  return { status, headers, url, body: new Uint8Array() };
}

async function* translating({ body, translate }: Sent): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) yield chunk;
  } catch (error) {
    throw translate(error);
  }
}

/** Exponential, with full jitter: who was refused together must not come back together. */
async function backOff(first: number, tries: number, signal: AbortSignal): Promise<void> {
  const most = Math.min(longestBackOff, first * 2 ** tries);
  try {
    await sleep(Math.random() * most, undefined, { signal });
  } catch (error) {
    throw new Failure('cancelled', {}, { cause: error });
  }
}
