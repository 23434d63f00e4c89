import type { FailureAnswer } from '../../main/contract.ts';

/** The command that helps with a failure, where one does. Main may know a better one (`facts.command`). */
export function commandFor(failure: FailureAnswer): string | null {
  if (failure.code !== 'key-encryption-unsupported') return null;
  const known = failure.facts.command;
  // -v2prf: BoringSSL knows no newer PRF than HMAC-SHA-256 and no scrypt in key files.
  return typeof known === 'string'
    ? known
    : 'openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -in old.pem -out new.pem';
}
