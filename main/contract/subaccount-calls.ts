import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountSid, twilioAccount } from '../recording.ts';
import { accountStatus } from './account-calls.ts';
import { call, nothing } from './words.ts';

/** Subaccounts: those of a parent account, listed and taken in. Their Auth Tokens, which Twilio lists too, are nowhere. */

const subaccount = z.object({
  sid: twilioAccount,
  /** Twilio's friendly name, which need not be the only one of its kind; what Twilio left out is null. */
  name: z.string().nullable(),
  status: accountStatus.nullable(),
  /** The account it is connected as. */
  connected: accountSid.nullable(),
});
export type Subaccount = z.infer<typeof subaccount>;

/** What became of one that was to be taken in: either `account` is there, or `failure`. */
const takenIn = z.object({ sid: twilioAccount, account: accountSid.nullable(), failure: failure.nullable() });
export type TakenIn = z.infer<typeof takenIn>;

export const subaccountCalls = {
  /** In Twilio's order; `skipped` rows could not be read. */
  'subaccounts.list': call(
    z.object({ parent: accountSid }),
    z.object({ subaccounts: z.array(subaccount), skipped: z.int() }),
  ),
  /** Connects them with the parent's login, once each was seen to open with it. */
  'subaccounts.take-in': call(
    z.object({ parent: accountSid, sids: z.array(twilioAccount).min(1).max(5000) }),
    z.object({ outcomes: z.array(takenIn) }),
  ),
  /** Ends what is under way; what has been taken in stays. */
  'subaccounts.cancel': call(nothing, nothing),
  /** Lets a subaccount use its parent's login from now on, and forgets its own. */
  'subaccounts.borrow-login': call(z.object({ account: accountSid }), nothing),
} as const;

export const subaccountEvents = {
  /** `total` is null while it is not known. */
  'subaccounts.progress': z.object({ parent: accountSid, done: z.int(), total: z.int().nullable() }),
} as const;
