import type { Account } from '../contract.ts';

/** What opens one account at Twilio. `user` is an API key's SID with its secret, or the account's own with its Auth Token. */
export type TwilioLogin = {
  readonly account: string;
  readonly region: Account['region'];
  readonly user: string;
  readonly secret: string;
};
