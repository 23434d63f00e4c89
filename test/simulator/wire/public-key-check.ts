import { createPublicKey, type KeyObject } from 'node:crypto';
import type { TwilioError } from './error-reply.ts';

const refused = (code: number, message: string): TwilioError => ({ status: 400, code, message });

/** Twilio takes the PEM with or without its BEGIN and END lines. */
function asPem(text: string): string {
  const body = text.replace(/-----(BEGIN|END) PUBLIC KEY-----/g, '').replace(/\s+/g, '');
  return `-----BEGIN PUBLIC KEY-----\n${body.replace(/(.{64})/g, '$1\n')}\n-----END PUBLIC KEY-----\n`;
}

function parsed(pem: string): KeyObject | null {
  try {
    return createPublicKey({ key: pem, format: 'pem', type: 'spki' });
  } catch {
    return null;
  }
}

/** The key as SubjectPublicKeyInfo PEM, or why Twilio does not take it: 70101 to 70104. */
export function checkPublicKey(text: string): { readonly material: string } | TwilioError {
  if (/-----BEGIN (?!PUBLIC KEY)/.test(text))
    return refused(70104, 'Public key must be an X.509 SubjectPublicKeyInfo PEM');
  const key = parsed(asPem(text));
  if (!key) return refused(70104, 'Public key must be an X.509 SubjectPublicKeyInfo PEM');
  if (key.asymmetricKeyType !== 'rsa') return refused(70101, 'Public key algorithm must be RSA');
  if (key.asymmetricKeyDetails?.modulusLength !== 2048) return refused(70102, 'Public key length must be 2048 bits');
  if (key.asymmetricKeyDetails.publicExponent !== 65537n) return refused(70103, 'Public key exponent must be 65537');
  return { material: key.export({ type: 'spki', format: 'pem' }).toString() };
}
