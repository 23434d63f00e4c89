import { Failure } from '../failure.ts';
import type { CallFacts, RecordingFacts } from '../recording.ts';
import { type Asking, askThroughSdk } from './ask-through-sdk.ts';
import { parseCall } from './parse-call.ts';
import { parseRecording } from './parse-recording.ts';
import { isNotFound, translateAnswer } from './translate-answer.ts';

/** One recording, soft-deleted ones too; null when Twilio has none of this SID. */
export async function fetchRecording(asking: Asking, sid: string): Promise<RecordingFacts | null> {
  const found = await fetchRow(asking, (account) => account.recordings(sid).fetch({ includeSoftDeleted: true }));
  if (found === null) return null;
  return believed(parseRecording(found.row, { account: asking.login.account, override: asking.override }), sid);
}

/** How Twilio speaks of a recording that was removed: `there`: as of any other; `deleted`: only when asked for the deleted; `absent`: not at all. */
export type Afterwards = 'there' | 'deleted' | 'absent';

/** Asks as anybody would, and only then for the soft-deleted: the two are different things to have seen. */
export async function seeAfterwards(asking: Asking, sid: string): Promise<Afterwards> {
  const plainly = await fetchRow(asking, (account) => account.recordings(sid).fetch());
  if (plainly !== null) {
    const { status } = believed(
      parseRecording(plainly.row, { account: asking.login.account, override: asking.override }),
      sid,
    );
    if (status !== 'deleted') return 'there';
  }
  const kept = await fetchRecording(asking, sid);
  if (kept === null) return 'absent';
  return kept.status === 'deleted' ? 'deleted' : 'there';
}

/** One call; null when Twilio has none of this SID: calls can be deleted while their recordings stay. */
export async function fetchCall(asking: Asking, sid: string): Promise<CallFacts | null> {
  const found = await fetchRow(asking, (account) => account.calls(sid).fetch());
  return found === null ? null : believed(parseCall(found.row), sid);
}

function believed<Facts extends { readonly sid: string }>(facts: Facts | null, sid: string): Facts {
  if (facts?.sid !== sid) throw new Failure('twilio-answer-strange', { reason: 'another resource' });
  return facts;
}

async function fetchRow(asking: Asking, ask: Parameters<typeof askThroughSdk>[1]): Promise<{ row: unknown } | null> {
  const answer = await askThroughSdk(asking, ask);
  if (isNotFound(answer)) return null;
  if (answer.status === 404) throw new Failure('twilio-answer-strange', { status: 404, reason: 'not of Twilio' });
  if (answer.status >= 400) throw translateAnswer(answer, answer.body);
  try {
    return { row: JSON.parse(Buffer.from(answer.body).toString()) };
  } catch (error) {
    throw new Failure('twilio-answer-strange', { status: answer.status, reason: 'not JSON' }, { cause: error });
  }
}
