import type { Account } from '../contract.ts';
import { Failure } from '../failure.ts';

/**
 * What opens one account at Twilio. `user` is an API key's SID with its secret, or an account's with its Auth Token.
 * `lentBy`: the parent account whose login it is. Such a login opens paths that name the subaccount, but hosts whose paths
 * name no account (Monitor, public keys) take it for the parent's own business and answer with the parent's.
 */
export type TwilioLogin = {
  /** As the program names it: with the region behind the SID where it is connected in several. */
  readonly account: string;
  readonly region: Account['region'];
  readonly user: string;
  readonly secret: string;
  readonly lentBy?: string;
};

/** Fails with 'own-login-needed' for a borrowed login: of a host whose paths name no account it would get the parent's. */
export function mustBeOwn({ lentBy }: TwilioLogin): void {
  if (lentBy !== undefined) throw new Failure('own-login-needed');
}
