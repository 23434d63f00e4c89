/** What the IT department has laid down for this computer. */
export const policy = {
  title: 'Policy',
  source: {
    none: 'Nothing is laid down for this computer',
    file: 'Laid down in a file',
    registry: 'Laid down in the registry',
    'managed-preferences': 'Laid down by a configuration profile',
  },
  noneHint: 'Those who look after it can lay down what Koekura may do here; their guide is docs/policy.md.',
  sourceHint:
    'By those who look after this computer; it cannot be changed from here. What they make stricter holds at once, what they allow again holds from the next start of Koekura.',
  forbiddenBy: 'The policy of this computer does not allow it ({{rule}}).',
  forbiddenUnread:
    'The policy of this computer cannot be understood, and may forbid it. Settings → Policy says what is wrong.',
  banner:
    'The policy of this computer cannot be understood. Until it is mended, nothing is removed, exported, archived or connected.',
  changed: {
    title: 'The policy of this computer has changed.',
    tightened: 'In force already: {{rules}}.',
    waiting: 'From the next start of Koekura: {{rules}}.',
    mended: 'It can be understood now; what it allows opens at the next start of Koekura.',
  },
  toPolicy: 'Show what is wrong',
  yes: 'Yes',
  no: 'No',
  noneAtAll: 'None at all',
  days_one: '{{number}} day',
  days_other: '{{number}} days',
  hours_one: '{{number}} hour',
  hours_other: '{{number}} hours',
  authority: '{{subject}}, until {{day}}',
  /** Beside what it binds. */
  onlyAccounts: 'The policy of this computer allows only: {{accounts}}',
  onlyPlaces: 'The policy of this computer allows archives only here:',
  graceAtLeast_one: 'The policy of this computer asks for {{number}} hour at least.',
  graceAtLeast_other: 'The policy of this computer asks for {{number}} hours at least.',
  kept: {
    account: 'On hold, by the policy of this computer',
    young: 'Stays until {{day}}, by the policy of this computer',
  },
  leftOut: {
    account: 'On hold by the policy of this computer',
    young: 'Younger than {{number}} days, by the policy of this computer',
    kept: 'They stay at Twilio ({{rule}}).',
    copied: 'They are archived, and stay at Twilio ({{rule}}).',
  },
  rule: {
    'accounts.allowed': {
      name: 'Accounts',
      means: 'Only these can be connected. Nothing is asked of Twilio about any other.',
    },
    'accounts.regions': { name: 'Regions', means: 'Accounts are used only in these regions of Twilio.' },
    'archives.folders': {
      name: 'Folders for archives',
      means: 'Archives lie in these folders or beneath them. Copies elsewhere do not count.',
    },
    'archives.buckets': {
      name: 'Buckets for archives',
      means: 'Archives lie in these buckets: name, region, and server unless it is AWS. Copies elsewhere do not count.',
    },
    'export.forbidPlain': { name: 'Plain exports forbidden', means: 'No recording leaves unprotected.' },
    'removal.requireVerifiedCopy': {
      name: 'Verified copies required',
      means: 'Nothing is removed at Twilio without a verified copy, not even for a reason in writing.',
    },
    'removal.minimumGraceHours': {
      name: 'Time to call a removal off',
      means: 'So long a batch waits before its first removal, at least.',
    },
    'retention.minimumDays': { name: 'Kept at Twilio', means: 'Recordings that are younger are not removed.' },
    'holds.accounts': { name: 'Accounts on hold', means: 'Nothing of these accounts is removed.' },
    'holds.forbidLifting': { name: 'Lifting holds forbidden', means: 'Holds can be placed here, and not lifted.' },
    'updates.check': { name: 'Looking for updates', means: 'Whether Koekura asks if there is a newer version.' },
    'updates.channel': { name: 'Kind of updates', means: 'Which versions it asks after.' },
    'network.proxy': {
      name: 'Proxy',
      means: 'Every request goes this way. “system”: as the system says; “direct”: without any.',
    },
    'network.withoutProxy': {
      name: 'Without the proxy',
      means: 'These hosts, and what belongs to them, are reached directly.',
    },
    'network.extraAuthorities': {
      name: 'Certificate authorities',
      means: 'Trusted besides those of the system, for every request.',
    },
  },
};
