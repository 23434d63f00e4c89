import type { PaceSigns } from './create-pace.ts';
import type { HttpHead } from './http.ts';

/** Of a Retry-After no more than this is waited for (ms): after that it is asked again. */
const longestWait = 120_000;

/** What status and headers of an answer say about pace. */
export function readPaceSigns({ status, headers }: Pick<HttpHead, 'status' | 'headers'>): PaceSigns {
  const concurrent = Number.parseInt(headers['twilio-concurrent-requests'] ?? '', 10);
  const refused = status === 429 || status === 503;
  return {
    refused,
    concurrent: Number.isNaN(concurrent) ? null : concurrent,
    retryAfter: refused ? readRetryAfter(headers['retry-after']) : null,
  };
}

/** Retry-After in milliseconds, from seconds or a date (RFC 9110, section 10.2.3). */
function readRetryAfter(value: string | undefined): number | null {
  if (value === undefined) return null;
  const wait = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? null : Math.max(0, Math.min(wait, longestWait));
}
