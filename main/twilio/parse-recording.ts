import type { Recording, RecordingFacts } from '../recording.ts';
import { accountSidOf } from './account-sid-of.ts';
import { parseDate } from './parse-date.ts';
import { parseEncryptionDetails } from './parse-encryption-details.ts';
import { isTwilioHost } from './twilio-hosts.ts';

export type RowContext = { readonly account: string; readonly override: URL | null };

const withoutMedia: ReadonlySet<string> = new Set(['absent', 'deleted', 'failed']);
const sids = { RE: /^RE[0-9a-fA-F]{32}$/, CA: /^CA[0-9a-fA-F]{32}$/, CF: /^CF[0-9a-fA-F]{32}$/ };

/**
 * One recording as v2010 tells it, believed as far as it makes sense: numbers may come as strings, anything but SID,
 * account and a date may be missing, words may be new. Null for what is not a recording of this account.
 */
export function parseRecording(row: unknown, { account, override }: RowContext): RecordingFacts | null {
  if (typeof row !== 'object' || row === null) return null;
  const fields = row as Record<string, unknown>;
  const sid = oneSid(fields.sid, sids.RE);
  const told = fields.account_sid;
  if (sid === null || (told !== undefined && told !== null && told !== accountSidOf(account))) return null;
  const started = parseDate(fields.start_time);
  const created = parseDate(fields.date_created) ?? started ?? parseDate(fields.date_updated);
  if (created === null) return null;
  const envelope = parseEncryptionDetails(fields.encryption_details);
  const status = word(fields.status) ?? 'unknown';
  const price = number(fields.price);
  return {
    sid,
    account,
    call: oneSid(fields.call_sid, sids.CA),
    conference: oneSid(fields.conference_sid, sids.CF),
    startedAt: started ?? created,
    createdAt: created,
    updatedAt: parseDate(fields.date_updated) ?? created,
    duration: count(fields.duration),
    channels: count(fields.channels),
    source: word(fields.source),
    status,
    errorCode: count(fields.error_code),
    price: price === null ? null : Math.abs(price),
    priceUnit: word(fields.price_unit),
    encrypted: envelope !== 'plain',
    keySid: envelope === 'plain' ? null : envelope.keySid,
    wrap: envelope === 'plain' ? null : envelope.wrap,
    whereabouts: withoutMedia.has(status) ? 'nowhere' : whereaboutsOf(fields.media_url, override),
  };
}

/** Older answers have no media_url: the media is at Twilio. One that cannot be read is not Twilio's. */
function whereaboutsOf(mediaUrl: unknown, override: URL | null): Recording['whereabouts'] {
  if (typeof mediaUrl !== 'string' || mediaUrl === '') return 'twilio';
  // What nearly all look like: parsing a URL costs as much as the rest of the row.
  if (mediaUrl.startsWith('/2010-04-01/') || mediaUrl.startsWith('https://api.twilio.com/')) return 'twilio';
  if (!URL.canParse(mediaUrl)) return 'elsewhere';
  const { protocol, host } = new URL(mediaUrl);
  return /^https?:$/.test(protocol) && isTwilioHost(host, override) ? 'twilio' : 'elsewhere';
}

function oneSid(value: unknown, form: RegExp): string | null {
  return typeof value === 'string' && form.test(value) ? value : null;
}

function word(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 64 ? value : null;
}

function number(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^-?\d{1,12}(\.\d{1,12})?$/.test(value) ? Number(value) : null;
}

/** A whole number that is not negative: Twilio has written -1 for a length it did not know. */
function count(value: unknown): number | null {
  const found = number(value);
  return found !== null && Number.isInteger(found) && found >= 0 ? found : null;
}
