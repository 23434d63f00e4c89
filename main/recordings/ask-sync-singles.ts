import { type Failure, isFailure } from '../failure.ts';

/** Asked at once; http/ keeps the account's pace underneath. */
const atOnce = 10;

/**
 * Asks for each by itself. `gone`: Twilio has none, or will not talk about it. `strange`: how it answered what makes no
 * sense; those are neither found nor gone, and do not hold up the rest.
 */
export async function askEachSingly<Facts>(
  sids: readonly string[],
  ask: (sid: string) => Promise<Facts | null>,
): Promise<{ found: Facts[]; gone: string[]; strange: Failure[] }> {
  const found: Facts[] = [];
  const gone: string[] = [];
  const strange: Failure[] = [];
  const rest = [...sids];
  const askOne = async (sid: string): Promise<void> => {
    try {
      const facts = await ask(sid);
      if (facts === null) gone.push(sid);
      else found.push(facts);
    } catch (error) {
      if (isFailure(error, 'twilio-refused')) gone.push(sid);
      else if (isFailure(error, 'twilio-answer-strange')) strange.push(error);
      else throw error;
    }
  };
  const askOn = async (): Promise<void> => {
    for (let sid = rest.pop(); sid !== undefined; sid = rest.pop()) await askOne(sid);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, sids.length) }, askOn));
  return { found, gone, strange };
}
