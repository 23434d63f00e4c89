import { Failure, type FailureCode } from '../failure.ts';
import type { HttpAnswer } from '../http/http.ts';
import type { Asking } from './ask-through-sdk.ts';
import { checkLogin } from './check-login.ts';
import { readTwilioError } from './read-twilio-error.ts';
import { translateAnswer } from './translate-answer.ts';

/** What Twilio says of a public key it does not take (https://www.twilio.com/docs/api/errors/70101 and on). */
const byCode: Readonly<Record<number, FailureCode>> = {
  70101: 'public-key-not-rsa',
  70102: 'public-key-wrong-length',
  70103: 'public-key-wrong-exponent',
  70104: 'public-key-malformed',
  70105: 'public-key-wrong-type',
};
/** Somebody who may not, in either family's words; 70004 and 70051 are those of the host of public keys. */
const refusals: readonly (number | null)[] = [20003, 20006, 70004, 70051, null];

/**
 * Why a request about public keys was refused: 'public-key-…' {message}, in Twilio's words, 'public-keys-refused' {region} when the login is in order
 * and may not do this, or what is wrong with the login ('twilio-wrong-region' and the others of `checkLogin`).
 */
export async function explainKeyRefusal(asking: Asking, answer: HttpAnswer): Promise<Failure> {
  const told = translateAnswer(answer, answer.body);
  const { code } = readTwilioError(answer.headers, answer.body);
  const known = code === null ? undefined : byCode[code];
  if (known !== undefined) return new Failure(known, told.facts);
  const refused = answer.status === 401 || answer.status === 403;
  if (!refused || !refusals.includes(code)) return told;
  try {
    await checkLogin(asking);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  return new Failure('public-keys-refused', { ...told.facts, region: asking.login.region });
}
