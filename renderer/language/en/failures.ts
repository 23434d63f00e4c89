import type { WordsForEveryFailure } from '../../failure/failure-words.ts';
import { archiveFailures } from './archive-failures.ts';
import { batchFailures } from './batch-failures.ts';
import { checkupFailures } from './checkup-failures.ts';
import { enrolmentFailures } from './enrolment-failures.ts';
import { exportFailures } from './export-failures.ts';
import { keyFailures } from './key-failures.ts';
import { ledgerFailures } from './ledger-failures.ts';
import { lockFailures } from './lock-failures.ts';
import { policyFacts, policyFailures } from './policy-failures.ts';
import { recoveryFailures } from './recovery-failures.ts';
import { subaccountFailures } from './subaccount-failures.ts';
import { twilioFailures } from './twilio-failures.ts';
import { updateFactWords, updateFailures } from './update-failures.ts';

export const failures: WordsForEveryFailure = {
  ...twilioFailures,
  ...subaccountFailures,
  ...keyFailures,
  ...batchFailures,
  ...archiveFailures,
  ...ledgerFailures,
  ...checkupFailures,
  ...exportFailures,
  ...enrolmentFailures,
  ...recoveryFailures,
  ...updateFailures,
  ...policyFailures,
  ...lockFailures,
  unexpected: {
    title: 'Something went wrong inside Koekura',
    remedy: 'This is a fault of the program, not yours. Try again; if it comes back, restart Koekura and report it.',
  },
  'malformed-call': {
    title: 'Some of what was entered cannot be used',
    remedy: 'Look over the fields and try again.',
  },
  cancelled: { title: 'Cancelled', remedy: 'Nothing was changed.' },
  'disk-full': {
    title: 'The disk is full',
    remedy:
      'Free some space on the disk that was to be written to, and try again. Where that is the one with Koekura’s own folder, emptying the cache of sealed audio in Settings helps, too.',
  },
  'disk-refused': {
    title: 'The disk refused to read or write',
    details: ['The system said: {{reason}}.', 'Code: {{code}}.', '{{problem}}.'],
    remedy: 'Check that the folder exists, that you may write to it, and that the disk is sound.',
  },
  'record-corrupt': {
    title: 'The record on this computer is damaged',
    remedy:
      'Nothing was changed and nothing thrown away. Restore the profile folder from a backup if you have one, or keep the damaged record aside and begin a new one.',
  },
  'database-newer': {
    title: 'The data was written by a newer Koekura',
    details: ['Its form is {{found}}; this version knows forms up to {{known}}.'],
    remedy:
      'Nothing was touched. Install the newer version again. To stay with this one, put back the profile folder as it was before, or start with another profile and restore a recovery kit.',
  },
  'keychain-locked': {
    title: 'The keychain is locked',
    remedy: 'Unlock the keychain of your operating system, then try again.',
  },
  'keychain-unavailable': {
    title: 'There is no keychain to keep this in',
    details: ['{{reason}}.'],
    remedy: 'Start the keychain of your operating system, or choose a vault file in Settings.',
  },
  'credential-missing': {
    title: 'The login of this account is no longer in the keychain',
    details: ['Account: {{name}}.'],
    remedy: 'Enter the API key or the Auth Token again under Accounts.',
  },
  'account-unknown': {
    title: 'This account is not connected',
    remedy: 'Connect it under Accounts, then try again.',
  },
  'account-exists': {
    title: 'This account is already connected',
    details: ['It is called “{{name}}”.'],
    remedy: 'To use another credential for it, change its login under Accounts.',
  },
  'name-taken': { title: 'This name is already in use', details: ['“{{name}}”.'], remedy: 'Choose another name.' },
  'recording-unknown': {
    title: 'This recording is not in the list any more',
    remedy: 'Let Koekura look for new recordings, then search for it again.',
  },
  'recording-gone': {
    title: 'This recording was removed at Twilio',
    remedy: 'There is no copy on this computer, so it cannot be played. Twilio cannot bring it back.',
  },
  'recording-unfinished': {
    title: 'This recording is not finished yet',
    details: ['Its status is “{{status}}”.'],
    remedy: 'It can be played once the call has ended and Twilio has processed it. Try again in a few minutes.',
  },
  'recording-absent': {
    title: 'Twilio never made sound of this recording',
    details: ['Twilio’s error code: {{errorCode}}.'],
    remedy: 'The call was silent, too short, or recording failed. There is nothing to play.',
  },
  'recording-elsewhere': {
    title: 'This recording is in your company’s own storage',
    remedy:
      'Twilio put it into the bucket set in the Console. Koekura does not fetch from there; ask whoever looks after it.',
  },
  'envelope-malformed': {
    title: 'What is needed to open the recording cannot be right',
    details: ['Field: {{field}}.', 'Expected: {{expectedBytes}} bytes; found: {{foundBytes}}.', 'Reason: {{reason}}.'],
    remedy:
      'At Twilio: let Koekura check everything again; if it stays so, ask Twilio support, naming the recording’s SID. In an archive: its envelope was altered; put it back from a backup, or archive the recording again while Twilio has it.',
  },
  'audio-damaged': {
    title: 'This recording is damaged',
    details: ['Its {{check}} is wrong.', 'Expected: {{expectedBytes}} bytes; found: {{foundBytes}}.'],
    remedy:
      'Nothing of it was played, since it cannot be trusted. Fetch it afresh; if it stays so, the copy at Twilio is damaged too.',
  },
  'audio-changed': {
    title: 'The file changed while it was being played',
    remedy: 'Playing was stopped. Open the recording again: it is then checked anew.',
  },
  'audio-not-wav': {
    title: 'The decrypted sound is in a form Koekura does not know',
    details: [
      'Unexpected: {{reason}}.',
      'Found: {{bits}} bits.',
      'Found: {{channels}} channels.',
      'Found: {{sampleRate}} Hz.',
      'Found: format {{format}}.',
    ],
    remedy: 'The recording itself is intact. Report it, naming the recording’s SID.',
  },
  'media-not-audio': {
    title: 'Twilio sent something that is not sound',
    details: ['Type: {{contentType}}.', 'What was found: {{found}}.', 'Size: {{bytes}} bytes.'],
    remedy: 'Try again. If it stays so, ask Twilio support, naming the recording’s SID.',
  },
  'player-closed': { title: 'The recording has been closed', remedy: 'Open it again to go on listening.' },
};

/** What stands beside a failure: the ways out, and what else must be said of the keychain. */
export const failure = {
  tryAgain: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  noKeychain: 'There is no usable keychain',
  noKeychainReason: 'Reason: {{reason}}',
};

/** What main calls things in the facts of a failure, where that is not yet English. */
export const factWords: Readonly<Record<string, string>> = {
  ...updateFactWords,
  ...policyFacts,
  'in-use': 'another program is using the file',
  damaged: 'the file is damaged',
  'read-only': 'the file is read-only',
  'folder-gone': 'the folder of the archive is not there, or does not answer',
  'no-marker': 'the file that names the archive is not there',
  'not-a-name-of-ours': 'it is called as Koekura calls nothing',
  'no-envelope': 'sound without its envelope',
  misplaced: 'the envelope of another recording, or in a place that is not its own',
  preflight: 'the pre-flight found an obstacle',
  'not-permitted': 'this user may not do that there',
  'too-large-for-its-file-system': 'the file is larger than that file system can hold',
  'name-too-long': 'a name is longer than that file system can hold',
  'file-system': 'the file system there refused',
  'file-gone': 'It is not there any more',
  unreadable: 'It cannot be read',
  link: 'It is a link to another file; open that one',
  folder: 'It is a folder, not a file',
  'not-a-file': 'It is no ordinary file',
  'not-ours': 'It holds neither a kit nor a key backup, and belongs to no archive',
  'no-archive-beside': 'It belongs to an archive, but does not lie in one; open the one inside the archive’s folder',
  'cannot-open': 'the file cannot be opened',
  'input-output': 'reading or writing failed half-way',
  'read back differs': 'What was read back differs from what was written',
  tag: 'authentication tag',
  hash: 'SHA-256',
  channels: 'number of channels',
  duration: 'length in time',
  redirect: 'a redirect',
  redirects: 'too many redirects',
  'next page': 'the address of the next page',
  nothing: 'nothing at all',
  OpenSSH: 'a key in OpenSSH’s own form',
  PuTTY: 'a key in PuTTY’s own form',
  'cut short': 'it is cut short',
  'damaged key': 'a damaged key',
  'too long': 'more than was announced',
  'too short': 'less than a recording can be',
  us1: 'US1',
  ie1: 'IE1',
  au1: 'AU1',
  encryptedContentKey: 'encrypted content key',
  contentKey: 'content key',
  iv: 'IV',
  wraps: 'wrapped keys',
};
