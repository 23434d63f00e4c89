import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with an archive. */
export const archiveFailures = {
  'archive-unknown': {
    title: 'This archive is not known here any more',
    remedy: 'Add it again under Archives; what lies there can be opened.',
  },
  'archive-unreachable': {
    title: 'The archive cannot be reached',
    details: ['{{reason}}.', 'Code: {{code}}.'],
    remedy: 'Connect the drive or the network it is on, and try again. Nothing there was changed.',
  },
  'archive-other': {
    title: 'Another archive lies in this place',
    remedy: 'The drive or the bucket may have been exchanged. Choose the place of the archive you mean.',
  },
  'archive-newer': {
    title: 'This archive was written by a newer Koekura',
    details: ['Version of the form: {{version}}.'],
    remedy: 'Install the newer version. Nothing in the archive was changed.',
  },
  'archive-content-differs': {
    title: 'Something else lies where the copy was to go',
    details: ['{{name}}.'],
    remedy: 'Koekura never overwrites it. Look at the file and move it away if it does not belong there.',
  },
  'archive-content-foreign': {
    title: 'Something lies in the archive that is no copy',
    details: ['{{reason}}.'],
    remedy: 'Koekura leaves it alone. Look at it, and move it away if it does not belong there.',
  },
  'archive-refused': {
    title: 'The archive refused to write or read',
    details: ['{{reason}}.', 'Code: {{code}}.'],
    remedy: 'Check that this user or credential may write there, then run the pre-flight again.',
  },
  'archive-busy': {
    title: 'The archive is being worked on',
    remedy: 'Wait until it is done, or cancel that first.',
  },
} satisfies Record<string, FailureWords>;
