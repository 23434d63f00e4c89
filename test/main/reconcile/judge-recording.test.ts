import { expect, test } from 'vitest';
import { type Compared, judgeRecording } from '../../../main/reconcile/judge-recording.ts';

const notSeen = { seenSince: false, withCopy: true };
const seen = { seenSince: true, withCopy: true };
const meant = { seenSince: false, withCopy: false };

test.each<[string, Compared['twilio'], Compared['copies'], Compared['removed'], readonly string[]]>([
  ['at Twilio and nowhere else', 'there', [], null, ['not-archived']],
  ['at Twilio and well kept', 'there', ['good'], null, ['still-billed']],
  ['at Twilio, with a copy never read back', 'there', ['unverified'], null, []],
  ['at Twilio, its copy not there any more', 'there', ['missing'], null, ['not-archived', 'copy-missing']],
  ['at Twilio, its copy altered', 'there', ['altered'], null, ['not-archived', 'copy-altered']],
  ['at Twilio, one copy good and one missing', 'there', ['good', 'missing'], null, ['still-billed', 'copy-missing']],
  ['at Twilio, in an archive the record does not know', 'there', ['unknown'], null, ['copy-unknown']],
  ['removed by us and kept', 'gone', ['good'], notSeen, []],
  ['removed by us, the list has not heard of it', 'there', ['good'], notSeen, []],
  ['removed by us, and Twilio lists it since', 'there', ['good'], seen, ['removed-still-there']],
  ['removed by us, listed since, no copy', 'there', [], seen, ['removed-still-there', 'not-archived']],
  ['removed by us, its copy gone', 'gone', ['missing'], notSeen, ['lost', 'copy-missing']],
  ['removed by us without a copy, as was said in writing', 'gone', [], meant, []],
  ['removed by somebody else, kept', 'gone', ['good'], null, ['removed-elsewhere']],
  ['removed by somebody else, only an altered copy', 'gone', ['altered'], null, ['removed-elsewhere', 'copy-altered']],
  ['removed by somebody else, kept nowhere', 'gone', [], null, ['lost']],
  ['removed by somebody else, its copy missing', 'gone', ['missing'], null, ['lost', 'copy-missing']],
  ['of an account not connected, kept', 'unknown', ['good'], null, []],
  ['of an account not connected, its copy missing', 'unknown', ['missing'], null, ['copy-missing']],
  ['unfinished, or stored elsewhere', 'unknown', [], null, []],
  ['removed by us, no longer in the list, kept', 'unknown', ['good'], notSeen, []],
  ['removed by us, no longer in the list, its copy missing', 'unknown', ['missing'], notSeen, ['lost', 'copy-missing']],
])('%s', (_, twilio, copies, removed, found) => {
  expect(judgeRecording({ twilio, copies, removed })).toEqual(found);
});
