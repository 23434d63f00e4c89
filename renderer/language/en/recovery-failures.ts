import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with a recovery kit, and with a drill. */
export const recoveryFailures = {
  'backup-is-kit': {
    title: 'This is a recovery kit, not the backup of one key',
    remedy: 'Open “Recovery” and choose “Open a kit…”. It shows what is in the kit before anything is restored.',
  },
  'kit-foreign': {
    title: 'This file is neither a recovery kit nor a key backup',
    remedy: 'Choose the file that ends in “.koekura”. Nothing was changed.',
  },
  'file-not-opened': {
    title: 'This file cannot be opened with Koekura',
    details: ['{{reason}}.'],
    remedy:
      'Koekura opens recovery kits, key backups, and archives by the file “open-archive.koekura” inside them. Nothing was changed.',
  },
  'kit-not-open': {
    title: 'The kit is closed',
    remedy: 'An opened kit closes after ten minutes, or when it is cancelled. Open it again with its passphrase.',
  },
  'nothing-archived': {
    title: 'There is no archived recording to try',
    remedy: 'Archive a recording first, or open an archive that has some. Then do the drill.',
  },
} satisfies Record<string, FailureWords>;
