import { type CallFacts, callSid } from '../recording.ts';
import { parseDate } from './parse-date.ts';

/** One call as v2010 tells it; null for what is not a call. Numbers are taken as they are: `client:…` and `sip:…` too. */
export function parseCall(row: unknown): CallFacts | null {
  if (typeof row !== 'object' || row === null) return null;
  const fields = row as Record<string, unknown>;
  const sid = callSid.safeParse(fields.sid);
  if (!sid.success) return null;
  return {
    sid: sid.data,
    from: party(fields.from),
    to: party(fields.to),
    direction: party(fields.direction),
    // Empty until dialled, or for ever when it never came about.
    startedAt: parseDate(fields.start_time) ?? parseDate(fields.date_created),
  };
}

function party(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, 256) : null;
}
