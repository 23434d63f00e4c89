import { Failure } from '../failure.ts';
import type { Credential } from './http.ts';
import { isLoopback } from './is-loopback.ts';

/**
 * The Authorization header for the URL a request starts from. Throws 'credentials-withheld' when the credential does not
 * belong there: a paging URL that points elsewhere must not fail later and differently, without a login.
 */
export function authorizationFor(url: URL, credential: Credential): string {
  if (url.protocol !== 'https:' && !isLoopback(url)) throw new Failure('credentials-withheld', { host: url.host });
  if (!credential.origins.has(url.origin)) throw new Failure('credentials-withheld', { host: url.host });
  return `Basic ${Buffer.from(`${credential.user}:${credential.secret}`).toString('base64')}`;
}
