import { z } from 'zod';
import { ivBytes, tagBytes } from '../crypto/gcm-form.ts';
import { Failure } from '../failure.ts';
import { accountSid, keySid, recordingSid } from '../recording.ts';

/** A content key wrapped for one key: a `CR…` of Twilio's, or one of the ring's own by fingerprint. */
export type Wrap = { readonly key: string; readonly encryptedContentKey: Uint8Array };

/** What opens one sealed audio. `size` and `sha256` are of the sealed audio: ciphertext ‖ tag. */
export type Envelope = {
  readonly recording: string;
  readonly account: string;
  readonly wraps: readonly Wrap[];
  readonly iv: Uint8Array;
  readonly size: number;
  readonly sha256: string;
};

/** Lower-case hex of 32 bytes: the fingerprint of a key, or a SHA-256. */
export const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
/** Base64 of so many bytes at least and at most. */
export const base64Bytes = (least: number, most: number) =>
  z.base64().transform((text, context) => {
    const value = new Uint8Array(Buffer.from(text, 'base64'));
    if (value.length >= least && value.length <= most) return value;
    context.addIssue({ code: 'custom', message: `${value.length} bytes` });
    return z.NEVER;
  });

/** An RSA modulus of 1024 to 8192 bits: nothing else can be a wrap. */
const wrapFields = { key: z.union([keySid, fingerprint]), encryptedContentKey: base64Bytes(128, 1024) };
/** A wrap with further fields, and with whatever a later program may add. */
export const wrapOf = <Further extends z.ZodRawShape>(further: Further) => z.looseObject({ ...wrapFields, ...further });

const written = z.strictObject({
  version: z.literal(1),
  algorithm: z.literal('RSA-OAEP-SHA256, AES-256-GCM'),
  recording: recordingSid,
  account: accountSid,
  wraps: z
    .array(z.strictObject(wrapFields))
    .min(1)
    .refine((wraps) => new Set(wraps.map(({ key }) => key)).size === wraps.length),
  iv: base64Bytes(ivBytes, ivBytes),
  size: z.int().min(tagBytes),
  sha256: fingerprint,
});

export function serialiseEnvelope(envelope: Envelope): string {
  const base64 = (value: Uint8Array) => Buffer.from(value).toString('base64');
  const { recording, account, size, sha256 } = envelope;
  const wraps = envelope.wraps.map(({ key, encryptedContentKey }) => ({
    key,
    encryptedContentKey: base64(encryptedContentKey),
  }));
  const form = { version: 1, algorithm: 'RSA-OAEP-SHA256, AES-256-GCM', recording, account, wraps };
  return `${JSON.stringify({ ...form, iv: base64(envelope.iv), size, sha256 }, null, 2)}\n`;
}

/** Reads what serialiseEnvelope wrote; anything else fails with envelope-malformed, naming the field. */
export function parseEnvelope(text: string): Envelope {
  const result = written.safeParse(parseJson(text));
  if (!result.success) throw malformed(result.error.issues[0]?.path.join('.') || 'envelope');
  const { recording, account, wraps, iv, size, sha256 } = result.data;
  return { recording, account, wraps, iv, size, sha256 };
}

/** Twilio's wrap as the index holds it, checked before anything is fetched for its sake. */
export function checkTwilioWrap(
  key: string | null,
  wrap: { readonly encryptedContentKey: Uint8Array; readonly iv: Uint8Array } | null,
): { readonly wrap: Wrap; readonly iv: Uint8Array } {
  if (wrap === null) throw malformed('encryption_details');
  if (!keySid.safeParse(key).success || key === null) throw malformed('public_key_sid');
  if (wrap.iv.length !== ivBytes) throw malformed('iv');
  const length = wrap.encryptedContentKey.length;
  if (length < 128 || length > 1024) throw malformed('encrypted_cek');
  return { wrap: { key, encryptedContentKey: wrap.encryptedContentKey }, iv: wrap.iv };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const malformed = (field: string) => new Failure('envelope-malformed', { field });
