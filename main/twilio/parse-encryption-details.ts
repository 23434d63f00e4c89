/**
 * `encryption_details` has been seen in four spellings (A in every real answer; B, C and D in documents and what was
 * written from them). All are read. Two that disagree inside one object, a missing part, or a part of the wrong length
 * make it malformed: what was sealed with such an envelope cannot be told apart from a forgery.
 */
const spellings = {
  keySid: ['public_key_sid', 'encryption_public_key_sid'],
  contentKey: ['encrypted_cek', 'encryption_cek'],
  iv: ['iv', 'encryption_iv'],
  type: ['type', 'encryption_type'],
} as const;
/** A content key wrapped by RSA is as long as the modulus: 2048 bits is what Twilio takes, more is allowed for. */
const wrappedLengths: readonly number[] = [256, 384, 512];
const ivLength = 12;
const keySid = /^CR[0-9a-fA-F]{32}$/;

export type Envelope = {
  readonly keySid: string | null;
  readonly wrap: { readonly encryptedContentKey: Uint8Array; readonly iv: Uint8Array } | null;
};

/** The envelope, or 'plain'. A malformed one has no wrap, and its key SID only where that much is certain. */
export function parseEncryptionDetails(value: unknown): 'plain' | Envelope {
  if (value === null || value === undefined || value === '') return 'plain';
  const details = typeof value === 'object' ? (value as Record<string, unknown>) : {};
  const named = one(details, spellings.keySid);
  const sid = typeof named === 'string' && keySid.test(named) ? named : null;
  const type = one(details, spellings.type);
  const encryptedContentKey = fromBase64(one(details, spellings.contentKey));
  const iv = fromBase64(one(details, spellings.iv));
  const whole =
    sid !== null &&
    (type === undefined || type === 'rsa-aes') &&
    encryptedContentKey !== null &&
    wrappedLengths.includes(encryptedContentKey.length) &&
    iv?.length === ivLength;
  return { keySid: sid, wrap: whole ? { encryptedContentKey, iv } : null };
}

/** The value under whichever spelling is there; null when two spellings disagree, undefined when there is none. */
function one(details: Record<string, unknown>, [usual, other]: readonly [string, string]): unknown {
  const value = details[usual] ?? undefined;
  const also = details[other] ?? undefined;
  if (value === undefined || also === undefined) return value ?? also;
  return value === also ? value : null;
}

/** Strict: Node's decoder skips what it does not know, which shows in the length, and takes the URL-safe letters too. */
function fromBase64(value: unknown): Uint8Array | null {
  if (typeof value !== 'string' || value.includes('-') || value.includes('_')) return null;
  const padding = value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0;
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === (value.length / 4) * 3 - padding ? bytes : null;
}
