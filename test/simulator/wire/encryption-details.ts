/** The spellings Twilio's answers and documents have of one thing, and what can be wrong with it. */
export type EnvelopeStyle = { readonly spelling: string; readonly fault: string | null };

const otherSid = 'CR00000000000000000000000000000bad';

function spelled(spelling: string, key: string, cek: string, iv: string): Record<string, string> {
  if (spelling === 'B') return { encryption_public_key_sid: key, encryption_cek: cek, encryption_iv: iv };
  if (spelling === 'C') return { encryption_public_key_sid: key, encryption_cek: cek, type: 'rsa-aes', iv };
  const captured = { public_key_sid: key, encrypted_cek: cek, type: 'rsa-aes', iv };
  return spelling === 'conflict' ? { ...captured, encryption_public_key_sid: otherSid } : captured;
}

function without(details: Record<string, string>, ends: string): Record<string, string> {
  return Object.fromEntries(Object.entries(details).filter(([name]) => !name.endsWith(ends)));
}

const shortened = (base64: string) => Buffer.from(base64, 'base64').subarray(0, -4).toString('base64');

/** The JSON text of `encryption_details`. */
export function encryptionDetails(style: EnvelopeStyle, key: string, cek: string, iv: string): string {
  const { spelling, fault } = style;
  if (fault === null && spelling === 'A') {
    return `{"public_key_sid":"${key}","encrypted_cek":"${cek}","type":"rsa-aes","iv":"${iv}"}`;
  }
  const cases: Record<string, () => unknown> = {
    'no-key-sid': () => without(spelled(spelling, key, cek, iv), 'key_sid'),
    'no-cek': () => without(spelled(spelling, key, cek, iv), 'cek'),
    'no-iv': () => without(spelled(spelling, key, cek, iv), 'iv'),
    'short-cek': () => spelled(spelling, key, shortened(cek), iv),
    'short-iv': () => spelled(spelling, key, cek, shortened(iv)),
    'not-base64': () => spelled(spelling, key, `%%%${cek.slice(3)}`, iv),
    'not-an-object': () => 'rsa-aes',
  };
  return JSON.stringify(fault === null ? spelled(spelling, key, cek, iv) : cases[fault]?.());
}
