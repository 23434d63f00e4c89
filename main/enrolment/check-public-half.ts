import { createPublicKey } from 'node:crypto';
import { Failure } from '../failure.ts';

/** What Twilio takes (errors 70101 to 70105): said here, before anything is sent. */
const bits = 2048;
const exponent = 65537n;

/** Fails with public-key-not-rsa, public-key-wrong-length {bits} or public-key-wrong-exponent {exponent}. */
export function checkPublicHalf(pem: string): void {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(pem);
  if (asymmetricKeyType !== 'rsa') throw new Failure('public-key-not-rsa');
  const { modulusLength, publicExponent } = asymmetricKeyDetails ?? {};
  if (modulusLength !== bits) throw new Failure('public-key-wrong-length', { bits: modulusLength ?? 0 });
  if (publicExponent !== exponent) throw new Failure('public-key-wrong-exponent', { exponent: String(publicExponent) });
}
