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
  'bucket-missing': {
    title: 'There is no such bucket',
    details: ['Bucket: {{bucket}}.', 'Asked at {{host}}.'],
    remedy:
      'Check the bucket’s name and the endpoint. Koekura makes no buckets: make it there first, in the region you want.',
  },
  'store-wrong-region': {
    title: 'The bucket lies in another region',
    details: ['It is {{region}}.'],
    remedy: 'Choose the region the bucket is in. If it must lie elsewhere, make a new bucket there.',
  },
  'store-wrong-keys': {
    title: 'The store does not accept this access key',
    details: ['It said: {{reason}}.'],
    remedy:
      'Check the access key and its secret, and whether the key is still active. A copied space at the end is enough to be refused.',
  },
  'store-keys-missing': {
    title: 'There is no access key for this bucket',
    remedy:
      'Enter an access key under Archives. With the AWS default chain, sign in the way your company does it (for example “aws sso login”), then try again.',
  },
  'store-clock-skew': {
    title: 'The clocks of this computer and the store differ too much',
    remedy: 'Set this computer’s clock, or let the system set it, and try again.',
  },
  'store-busy': {
    title: 'The store asks us to slow down',
    details: ['It said: {{reason}}.'],
    remedy: 'Koekura waited and asked again several times. Try again later, or with less at once.',
  },
  'store-unwell': {
    title: 'The store has a fault of its own',
    details: ['It answered with status {{status}}.'],
    remedy: 'Nothing was lost. Try again later; if it stays so, ask whoever runs the store.',
  },
  'store-answer-strange': {
    title: 'What answered is not an S3 store, or something on the way changed the answer',
    details: ['Host: {{host}}.', 'Status: {{status}}.', 'Missing or wrong: {{reason}}.'],
    remedy: 'Check the endpoint. A login page of the network or a gateway may stand in between.',
  },
  'store-class-refused': {
    title: 'The store does not know this storage class',
    remedy: 'Choose another storage class, or leave it to the store.',
  },
  'store-kms-refused': {
    title: 'The encryption key of the bucket cannot be used',
    details: ['It said: {{reason}}.'],
    remedy: 'Check that the KMS key exists in this region, is enabled, and that this credential may use it.',
  },
  'store-frozen': {
    title: 'The copy lies in a storage class that cannot be read at once',
    remedy:
      'Have the store restore it first. For copies choose a class that answers at once, such as Standard-IA or Glacier Instant Retrieval.',
  },
  'store-full': {
    title: 'The store is full, or its quota is used up',
    details: ['Bucket: {{bucket}}.'],
    remedy: 'Have the quota raised, then let the batch go on. What is there already is kept.',
  },
} satisfies Record<string, FailureWords>;
