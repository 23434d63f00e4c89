import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with the list of versions, and with a package. */
export const updateFailures = {
  'updates-off': {
    title: 'Newer versions are not asked after here',
    details: ['{{reason}}.'],
    remedy: 'Ask whoever gave you Koekura for newer versions.',
  },
  'update-list-refused': {
    title: 'The list of versions was not believed',
    details: ['{{reason}}.', 'Status: {{status}}.'],
    remedy:
      'Nothing was downloaded. Try again later; if it stays so, compare with what your source of Koekura tells, and report it.',
  },
  'update-list-newer': {
    title: 'The list of versions is of a newer form',
    details: ['Form {{version}}.'],
    remedy: 'This version is too old to read it. Get the newest one by hand from where you had this one.',
  },
  'update-file-refused': {
    title: 'The package was refused',
    details: ['{{reason}}.'],
    remedy:
      'What was downloaded has been deleted. Do not install a package from elsewhere; try again later, and report it.',
  },
} satisfies Record<string, FailureWords>;

/** Reasons, as sentences without their full stop. */
export const updateFactWords = {
  'not-set-up': 'Updates are not set up in this build',
  'off-by-policy': 'Your IT department has switched them off',
  demo: 'The demo leaves this computer for nothing',
  'no-list': 'What came is no list of versions',
  'list-too-large': 'What came is too large for a list of versions',
  'list-signature': 'Its signature does not fit: it was altered, or signed by somebody else',
  'list-malformed': 'It is signed, but cannot be understood',
  'list-of-another-channel': 'It is the list of another channel',
  'list-older': 'It is older than one seen before',
  'list-expired': 'It has expired; if this computer’s clock is right, nobody has signed a new one',
  'list-from-the-future': 'It was made later than this computer’s clock says it is',
  'not-https': 'Its address is not protected',
  status: 'The server did not give it',
  'file-size': 'Its length is not the one in the signed list',
  'file-hash': 'Its SHA-256 is not the one in the signed list',
  publisher: 'The system does not confirm its publisher',
  'publisher-not-named': 'This build does not know who its publisher is',
  'not-notarized': 'Apple has not notarized it',
  'not-offered': 'It is not offered any more',
  'one-at-a-time': 'Another is being downloaded',
  interrupted: 'the line was interrupted',
} as const;
