import type { FailureWords } from '../../failure/failure-words.ts';

/** What keeps the lock closed. */
export const lockFailures = {
  locked: { title: 'Koekura is locked', remedy: 'Unlock it first. Nothing was done.' },
  'lock-wrong-passphrase': {
    title: 'That is not the passphrase',
    remedy: 'Type it again. After three wrong ones each further one has to wait longer.',
  },
  'lock-wait': {
    title: 'Too many wrong passphrases',
    details: ['Try again in {{seconds}} seconds.'],
    remedy: 'The wait grows with each wrong one, up to a minute. It ends by itself.',
  },
  'lock-not-shown': {
    title: 'The system did not confirm that it is you',
    remedy: 'Try again, or type the passphrase.',
  },
  'vault-damaged': {
    title: 'The vault file is damaged',
    details: ['{{reason}}.'],
    remedy:
      'Nothing in it was changed. Put back “vault.koekura” in the profile from a backup, or restore your recovery kit in a new profile.',
  },
  'vault-newer': {
    title: 'The vault file was written by a newer Koekura',
    details: ['Its version: {{version}}.'],
    remedy: 'Install the newer version again.',
  },
} satisfies Record<string, FailureWords>;
