import type { RecordingAlert } from '../contract.ts';
import { accountSidOf } from './account-sid-of.ts';

/**
 * What Twilio alerts about when a recording could not be sealed or stored (https://www.twilio.com/docs/api/errors). 16107:
 * it was sealed for another key than was chosen. Of the others none was kept; 16111 and 16112: it could not be written into
 * the customer's own bucket.
 */
const alertCodes = [16104, 16105, 16106, 16107, 16111, 16112] as const;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const recordingSid = /RE[0-9a-fA-F]{32}/;

/** Null for what is no alert of this account of these kinds. Which recording: by its resource, else as its text says. */
export function parseAlert(row: unknown, account: string): RecordingAlert | null {
  if (typeof row !== 'object' || row === null) return null;
  const { sid, account_sid, error_code, date_generated, date_created, resource_sid, alert_text } = row as Record<
    string,
    unknown
  >;
  const code = alertCodes.find((one) => String(one) === String(error_code));
  if (code === undefined || account_sid !== accountSidOf(account)) return null;
  if (!isText(sid) || !/^NO[0-9a-fA-F]{32}$/.test(sid)) return null;
  const told = [date_generated, date_created].find(isText);
  const at = told === undefined ? Number.NaN : Math.floor(Date.parse(told) / 1000);
  if (!Number.isSafeInteger(at)) return null;
  const named = [resource_sid, alert_text].map((text) => (isText(text) ? recordingSid.exec(text)?.[0] : undefined));
  return { sid, account, at, code, recording: named.find((one) => one !== undefined) ?? null };
}
