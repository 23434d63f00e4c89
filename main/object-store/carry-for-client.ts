import type { HttpHandlerOptions, HttpRequest, HttpResponse, RequestHandlerOutput } from '@smithy/types';
import type { Carrier } from '../http/carry-request.ts';

/** What every answer tells besides what was asked: the bucket's region, and how far its clock is ahead of ours in seconds. */
export type Heard = { region: string | null; ahead: number | null };

/** The SDK's requests, carried our way. What the answers tell in passing is noted in `heard`. */
export function carryForClient(carrier: Carrier, heard: Heard) {
  const never = new AbortController().signal;
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    destroy: () => {},
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
    handle: async (
      request: HttpRequest,
      { abortSignal }: HttpHandlerOptions = {},
    ): Promise<RequestHandlerOutput<HttpResponse>> => {
      const answer = await carrier.carry({
        method: request.method,
        url: urlOf(request),
        headers: request.headers,
        body: bodyOf(request.body),
        // The SDK's own type is a smaller one; what comes here is what this folder gave it.
        signal: (abortSignal as AbortSignal | undefined) ?? never,
      });
      heard.region = answer.headers['x-amz-bucket-region'] ?? heard.region;
      const date = Date.parse(answer.headers.date ?? '');
      if (!Number.isNaN(date)) heard.ahead = Math.round((date - Date.now()) / 1000);
      return { response: { statusCode: answer.status, headers: answer.headers, body: answer.body } };
    },
  };
}

function urlOf({ protocol, hostname, port, path, query }: HttpRequest): URL {
  const host = port === undefined ? hostname : `${hostname}:${port}`;
  // As the SDK signs it (RFC 3986), which is more than encodeURIComponent.
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${encode(name)}=${one === null ? '' : encode(one)}`),
  );
  return new URL(`${protocol}//${host}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`);
}

function bodyOf(body: unknown): Uint8Array | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  throw new TypeError('a body must be bytes: a stream could not be sent again');
}
