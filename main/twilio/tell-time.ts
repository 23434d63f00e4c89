import type { HttpHead } from '../http/http.ts';

/** The time an answer was made, by the clock of the other side (RFC 9110, 6.6.1), UTC seconds; null when it is not told. */
export function tellTime({ headers }: Pick<HttpHead, 'headers'>): number | null {
  const at = Math.floor(Date.parse(headers.date ?? '') / 1000);
  return Number.isNaN(at) ? null : at;
}
