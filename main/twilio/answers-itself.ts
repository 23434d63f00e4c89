import { isFailure } from '../failure.ts';
import { type Asking, askThroughSdk } from './ask-through-sdk.ts';
import { parsePage } from './parse-page.ts';
import { readTwilioError } from './read-twilio-error.ts';

const tooMany = 429;

/**
 * Whether Twilio answers for this account: with one recording of its list, or with a refusal of its own. Not where it is
 * busy or unwell, or a gateway answers in its stead. Fails as any request does.
 */
export async function answersItself(asking: Asking): Promise<boolean> {
  try {
    const answer = await askThroughSdk(asking, (account) => account.recordings.page({ pageSize: 1 }));
    const { status, headers, body } = answer;
    if (status >= 500 || status === tooMany) return false;
    if (status >= 300) return readTwilioError(headers, body).code !== null;
    parsePage(body, 'recordings');
    return true;
  } catch (error) {
    if (isFailure(error, 'twilio-answer-strange')) return false;
    throw error;
  }
}
