import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with a key, its file, or its backup. */
export const keyFailures = {
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
  'key-altered': {
    title: 'The keychain no longer holds this key as it was put there',
    details: ['The fingerprint of the key begins with {{fingerprint}}.'],
    remedy:
      'Another program has emptied or changed the entry. Koekura has left it as it is and made no new key. Restore the key from its backup, or import it again.',
  },
  'key-unreadable': {
    title: 'There is no private key in it',
    details: ['What was found: {{found}}.'],
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
  'key-needed': {
    title: 'Recordings depend on this key, and it has no backup',
    details: [
      'The key is called “{{name}}”.',
      'It opens {{recordings}} recordings in the list, {{minutes}} minutes in all.',
    ],
    remedy:
      'Back the key up first. Without it, what Twilio sealed for it can be opened by nobody, also what is not in the list.',
  },
  'backup-damaged': {
    title: 'This backup cannot be read',
    details: ['Reason: {{reason}}.'],
    remedy: 'It is damaged, or no backup of Koekura’s. Choose another copy. Nothing was changed.',
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
} satisfies Readonly<Record<string, FailureWords>>;
