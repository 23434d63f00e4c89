import type { FailureWords } from '../../failure/failure-words.ts';

/** What the IT department has laid down for this computer, where it forbids something or cannot be understood. */
export const policyFailures = {
  'forbidden-by-policy': {
    title: 'The policy of this computer does not allow it',
    details: [
      '{{policy}}.',
      'It asks for {{days}} days.',
      'It asks for {{hours}} hours.',
      '{{account}}.',
      '{{region}}.',
    ],
    remedy:
      'Settings → Policy shows every rule. They are laid down by those who look after this computer, and only they can change them.',
  },
  'policy-unreadable': {
    title: 'The policy of this computer cannot be understood',
    details: ['{{place}}.', '{{problem}}.', '{{where}}.'],
    remedy:
      'Until it is mended, nothing is removed, exported, archived or connected, and no hold is lifted: the policy may forbid it. Show Settings → Policy to those who look after this computer, and start Koekura again afterwards.',
  },
} satisfies Readonly<Record<string, FailureWords>>;

/** Rules and what may be wrong with them, as failures name them. */
export const policyFacts = {
  'accounts.allowed': 'accounts.allowed: this account is not among those that may be used here',
  'accounts.regions': 'accounts.regions: this region may not be used here',
  'archives.folders': 'archives.folders: archives lie only in the folders and buckets that are named there',
  'archives.buckets': 'archives.buckets: archives lie only in the folders and buckets that are named there',
  'export.forbidPlain': 'export.forbidPlain: no recording leaves unprotected',
  'removal.requireVerifiedCopy': 'removal.requireVerifiedCopy: nothing is removed without a verified copy',
  'removal.minimumGraceHours': 'removal.minimumGraceHours: the time in which removing can be called off is too short',
  'retention.minimumDays': 'retention.minimumDays: the recording is too young to be removed',
  'holds.accounts': 'holds.accounts: everything of this account is on hold',
  'holds.forbidLifting': 'holds.forbidLifting: holds are not lifted on this computer',
  'updates.check': 'updates.check: newer versions are not asked after',
  'policy-unreadable': 'it cannot be read',
  'policy-not-trusted': 'somebody else than an administrator could have written it',
  'policy-malformed': 'it is not written as such a file must be',
  'policy-version': 'it does not say version 1',
  'policy-unknown-key': 'there is no such rule',
  'policy-wrong-value': 'the rule has a value it cannot have',
  'policy-certificate': 'it is not the certificate of an authority',
} satisfies Readonly<Record<string, string>>;
