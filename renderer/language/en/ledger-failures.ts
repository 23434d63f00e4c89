import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with the ledger. */
export const ledgerFailures = {
  'ledger-altered': {
    title: 'The ledger is not as it was signed',
    details: ['Entry {{number}}.'],
    remedy:
      'Nothing more is removed until this is looked into. Open the ledger and check it; restore the profile from a backup if it was replaced.',
  },
  'ledger-key-missing': {
    title: 'The key that signs the ledger is not in the keychain',
    remedy: 'Unlock or restore the keychain entry. Koekura never makes a new one by itself.',
  },
} satisfies Record<string, FailureWords>;
