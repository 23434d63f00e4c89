import type { CallFacts } from '../recording.ts';
import { parseCall } from './parse-call.ts';
import { parsePage } from './parse-page.ts';

/** Reads a page of calls; one bad row costs nothing but itself. Throws 'twilio-answer-strange'. */
export function parseCallPage(bytes: Uint8Array): { readonly calls: readonly CallFacts[]; readonly skipped: number } {
  const rows = parsePage(bytes, 'calls');
  const calls = rows.map(parseCall).filter((facts) => facts !== null);
  return { calls, skipped: rows.length - calls.length };
}
