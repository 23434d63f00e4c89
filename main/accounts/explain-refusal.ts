import { Failure, isFailure } from '../failure.ts';
import type { TwilioLogin } from '../twilio/twilio-login.ts';
import type { Subaccounts } from './create-subaccounts.ts';

/**
 * What a refusal means: Twilio answers a lost permission and a closed subaccount like a wrong secret. The login is tried
 * again, and the parent, where one is connected, is asked what became of the account. Gives the error itself when nothing
 * better is known.
 */
export async function explainRefusal(
  parts: {
    readonly login: (account: string) => Promise<TwilioLogin>;
    readonly check: (login: TwilioLogin) => Promise<unknown>;
    readonly lookAgain: Subaccounts['lookAgain'];
  },
  account: string,
  error: unknown,
): Promise<unknown> {
  if (!isFailure(error, 'twilio-wrong-secret') && !isFailure(error, 'twilio-suspended')) return error;
  const status = await parts.lookAgain(account);
  if (status === 'closed') return new Failure('subaccount-closed', error.facts);
  if (status === 'suspended') return new Failure('twilio-suspended', error.facts);
  if (error.code === 'twilio-suspended') return error;
  try {
    await parts.check(await parts.login(account));
    return error;
  } catch (better) {
    return better;
  }
}
