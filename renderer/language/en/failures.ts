import type { WordsForEveryFailure } from '../../failure/failure-words.ts';

export const failures: WordsForEveryFailure = {
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
    remedy: 'Free some space, or empty the cache of sealed audio in Settings, and try again.',
  },
  'disk-refused': {
    title: 'The disk refused to read or write',
    details: ['The system said: {{reason}}.', 'Code: {{code}}.', '{{problem}}.'],
    remedy: 'Check that the folder exists, that you may write to it, and that the disk is sound.',
  },
  'record-corrupt': {
    title: 'The record on this computer is damaged',
    remedy: 'It was kept aside and nothing was thrown away. Restore the profile folder from a backup if you have one.',
  },
  'database-newer': {
    title: 'The data was written by a newer Koekura',
    remedy: 'Install the newer version again, or start this one with another profile.',
  },
  'keychain-locked': {
    title: 'The keychain is locked',
    remedy: 'Unlock the keychain of your operating system, then try again.',
  },
  'keychain-unavailable': {
    title: 'There is no keychain to keep this in',
    details: ['{{reason}}.'],
    remedy: 'Start the keychain of your operating system, or keep it for this session only. It is never put in a file.',
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
  offline: {
    title: 'Twilio cannot be reached',
    details: ['Host: {{host}}.', 'The system said: {{reason}}.'],
    remedy: 'Check the network connection, then try again. What is already on this computer can still be played.',
  },
  'proxy-refused': {
    title: 'The proxy did not let the request through',
    details: ['It answered with status {{status}}.', 'Proxy: {{proxy}}.'],
    remedy: 'Check the proxy in the system settings, and whether it wants a login, or ask whoever runs your network.',
  },
  'certificate-refused': {
    title: 'The certificate of the other side is not trusted',
    details: ['Host: {{host}}.', 'Reason: {{reason}}.'],
    remedy:
      'Nothing was sent. If your company inspects traffic, its certificate must be in the certificate store of the system.',
  },
  'twilio-refused': {
    title: 'Twilio refused the request',
    details: ['Status {{status}}.', 'Twilio’s error code: {{code}}.', 'Twilio said: {{message}}'],
    remedy: 'Check in the Twilio Console that the account is in order and may use Voice recordings.',
  },
  'twilio-wrong-secret': {
    title: 'Twilio does not accept this login',
    remedy:
      'Check the SID and the secret for missing or extra characters, that the key has not been deleted, and that the region is the one it was made in.',
  },
  'twilio-test-credentials': {
    title: 'These are test credentials',
    remedy: 'Test credentials cannot see recordings. Use a live API key or the live Auth Token.',
  },
  'twilio-permission-missing': {
    title: 'This API key is restricted and lacks a permission',
    details: ['Missing: {{permission}}.'],
    remedy:
      'Grant the key permission to list and read Voice recordings and calls in the Twilio Console, or use a standard key.',
  },
  'twilio-wrong-region': {
    title: 'The account was not found in this region',
    details: ['Asked: {{region}}.', 'It is in: {{found}}.'],
    remedy: 'Keys and recordings belong to one region. Choose the region shown in the Twilio Console for this key.',
  },
  'twilio-suspended': {
    title: 'Twilio has suspended or closed this account',
    remedy: 'Settle it with Twilio; the recordings can be reached again afterwards.',
  },
  'twilio-busy': {
    title: 'Twilio is busy and asks to wait',
    details: ['It asked for {{retryAfter}} seconds.'],
    remedy: 'The limit is shared with your live telephony. Try again in a minute.',
  },
  'twilio-unwell': {
    title: 'Twilio has a problem of its own',
    details: ['It answered with status {{status}}.'],
    remedy: 'Try again later; status.twilio.com tells what is known.',
  },
  'twilio-answer-strange': {
    title: 'Twilio’s answer makes no sense',
    details: ['Host: {{host}}.', 'Status {{status}}.', 'What was wrong: {{reason}}.'],
    remedy:
      'Something between here and Twilio may have replaced it, such as a sign-in page. Check the network and retry.',
  },
  'credentials-withheld': {
    title: 'The login was not sent',
    details: ['The request would have gone to {{host}}.'],
    remedy: 'A Twilio login goes to Twilio only. If the address above is unknown to you, tell your security people.',
  },
  'key-missing': {
    title: 'You do not have the key for this recording',
    details: ['It was sealed for {{keySid}}.'],
    remedy: 'Import the private key whose public half is registered at Twilio under this SID.',
  },
  'key-does-not-fit': {
    title: 'The key does not open this recording',
    details: ['Twilio says it was sealed for {{keySid}}.'],
    remedy:
      'Another key may have been used in its place. Import every private key you have; the one that fits is found by trying.',
  },
  'key-unreadable': {
    title: 'There is no private key in it',
    details: ['What was found: {{found}}.', 'Reason: {{reason}}.', 'It has {{bytes}} bytes.'],
    remedy:
      'Take the file that begins with “-----BEGIN PRIVATE KEY-----” or “-----BEGIN RSA PRIVATE KEY-----”, or its DER form.',
  },
  'key-is-public': {
    title: 'This is a public key',
    remedy: 'The public half closes; only the private half opens. Choose the private key file it was made with.',
  },
  'key-is-certificate': {
    title: 'This is a certificate',
    remedy: 'A certificate holds only the public half. Choose the private key file that belongs to it.',
  },
  'key-not-rsa': {
    title: 'This is not an RSA key',
    details: ['It is of the kind {{kind}}.'],
    remedy: 'Twilio seals recordings for RSA keys only. Choose the RSA key registered at Twilio.',
  },
  'key-too-short': {
    title: 'This key is too short',
    details: ['It has {{bits}} bits.'],
    remedy: 'Twilio accepts keys of 2048 bits. Choose the one registered there.',
  },
  'key-needs-passphrase': {
    title: 'This key is protected by a passphrase',
    remedy: 'Enter the passphrase it was saved with.',
  },
  'key-wrong-passphrase': {
    title: 'The passphrase does not fit',
    remedy: 'Mind upper and lower case and the keyboard layout, and try again.',
  },
  'key-encryption-unsupported': {
    title: 'The key file is protected in a way that cannot be opened here',
    details: ['It uses {{cipher}}.'],
    remedy:
      'Convert it with OpenSSL using this command, then import the new file. It asks for the old passphrase, then for a new one.',
  },
  'key-too-large': {
    title: 'This is too large to be a key',
    details: ['It has {{bytes}} bytes.', 'It has {{bits}} bits.'],
    remedy: 'Choose the key file itself; it is a few kilobytes at most.',
  },
  'key-exists': {
    title: 'You already have this key',
    details: ['It is called “{{name}}”.'],
    remedy: 'There is nothing more to do: all it can open, it opens already.',
  },
  'key-in-use': {
    title: 'An account seals with this key',
    details: ['Account: {{account}}.'],
    remedy: 'Choose another sealing key for the account first, under Accounts.',
  },
  'backup-damaged': {
    title: 'This backup cannot be read',
    details: ['Reason: {{reason}}.'],
    remedy: 'It is damaged or not a Koekura key backup. Choose another copy.',
  },
  'backup-wrong-passphrase': {
    title: 'The passphrase does not open this backup',
    remedy: 'Enter the passphrase the backup was made with. A damaged file can look the same: try another copy too.',
  },
  'backup-newer': {
    title: 'This backup was made by a newer Koekura',
    remedy: 'Restore it with the newer version.',
  },
  'passphrase-too-weak': {
    title: 'The passphrase is too weak',
    details: ['It needs at least {{least}} characters, not too alike.'],
    remedy: 'Make it longer: four unrelated words are easy to remember and hard to guess.',
  },
  'nothing-chosen': { title: 'Nothing was found to read', remedy: 'Choose a file, or copy the key first, then paste.' },
  'sealing-key-missing': {
    title: 'The sealing key of this account is gone',
    remedy: 'Choose a sealing key for the account under Accounts.',
  },
  'recording-unknown': {
    title: 'This recording is not in the list any more',
    remedy: 'Sync the account and look for it again.',
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
    title: 'What Twilio says about the encryption cannot be right',
    details: ['Field: {{field}}.', 'Expected: {{expectedBytes}} bytes; found: {{foundBytes}}.', 'Reason: {{reason}}.'],
    remedy: 'Sync the account to fetch it afresh. If it stays so, ask Twilio support, naming the recording’s SID.',
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
  'in-use': 'another program is using the file',
  damaged: 'the file is damaged',
  'read-only': 'the file is read-only',
  'cannot-open': 'the file cannot be opened',
  'input-output': 'reading or writing failed half-way',
  'read back differs': 'What was read back differs from what was written',
  tag: 'authentication tag',
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
