import type { EncryptionAlert } from '../contract.ts';
import { accountSidOf } from './account-sid-of.ts';

/** What Twilio alerts about when encryption went wrong (https://www.twilio.com/docs/api/errors): 16107 is a recording sealed for another key than was chosen; of the others no recording was kept. */
export const encryptionCodes = [16104, 16105, 16106, 16107] as const;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const recordingSid = /RE[0-9a-fA-F]{32}/;

/** Null for what is no alert of this account about encryption. Which recording: by its resource, else as its text says. */
export function parseAlert(row: unknown, account: string): EncryptionAlert | null {
  if (typeof row !== 'object' || row === null) return null;
  const { sid, account_sid, error_code, date_generated, date_created, resource_sid, alert_text } = row as Record<
    string,
    unknown
  >;
  const code = encryptionCodes.find((one) => String(one) === String(error_code));
  if (code === undefined || account_sid !== accountSidOf(account)) return null;
  if (!isText(sid) || !/^NO[0-9a-fA-F]{32}$/.test(sid)) return null;
  const told = [date_generated, date_created].find(isText);
  const at = told === undefined ? Number.NaN : Math.floor(Date.parse(told) / 1000);
  if (!Number.isSafeInteger(at)) return null;
  const named = [resource_sid, alert_text].map((text) => (isText(text) ? recordingSid.exec(text)?.[0] : undefined));
  return { sid, account, at, code, recording: named.find((one) => one !== undefined) ?? null };
}
