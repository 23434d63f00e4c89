import { accountSidOf } from './account-sid-of.ts';

/** One of Twilio's Monitor events, as far as it is kept; `at` in UTC seconds, `text` is JSON as Twilio told it. */
export type MonitorEvent = {
  readonly sid: string;
  readonly at: number;
  readonly type: string;
  readonly resource: string | null;
  readonly actor: string | null;
  /** web, api or twilio; with the address it came from. */
  readonly source: string | null;
  readonly text: string;
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Null for what is no event of this account. */
export function parseEvent(row: unknown, account: string): MonitorEvent | null {
  if (typeof row !== 'object' || row === null) return null;
  const told = row as Record<string, unknown>;
  const at = isText(told.event_date) ? Math.floor(Date.parse(told.event_date) / 1000) : Number.NaN;
  const known = isText(told.sid) && /^AE[0-9a-fA-F]{32}$/.test(told.sid) && isText(told.event_type);
  if (!known || !Number.isSafeInteger(at) || told.account_sid !== accountSidOf(account)) return null;
  const from = [told.source, told.source_ip_address].filter(isText);
  return {
    sid: told.sid as string,
    at,
    type: told.event_type as string,
    resource: isText(told.resource_sid) ? told.resource_sid : null,
    actor: isText(told.actor_sid) ? told.actor_sid : null,
    source: from.length === 0 ? null : from.join(', '),
    text: JSON.stringify(row),
  };
}
