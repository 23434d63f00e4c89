/** Words for each check on an account: what it is, how it was seen, each verdict, what to do. Facts come written already. */
export const checkupWords = {
  'media-open': {
    title: 'Recordings without a login',
    asked: 'One recording of this account was asked for without any login, as anybody could. Nothing of it was kept.',
    fix: 'In the Twilio Console, Voice → Settings, switch on “Enforce HTTP Auth on Media URLs”. Programs that play bare links will need a login then. It cannot be switched off again.',
    says: {
      open: 'Anybody who knows an address can listen: Twilio sent {{recording}} without a login.',
      'open-sealed':
        'Twilio sends recordings without a login. {{recording}} is encrypted, so nobody could listen to it.',
      redirected:
        'Without a login Twilio sent us on to {{host}} for {{recording}}. We did not follow: find out what is there.',
      closed: 'Twilio asked for a login (status {{status}}).',
      'nothing-to-ask-for': 'The account has no finished recording at Twilio to ask for.',
      absent: 'Twilio no longer has {{recording}}. Let the list be read anew, and look again.',
      strange: 'Twilio’s answer says neither yes nor no (status {{status}}, {{contentType}}).',
    },
  },
  'missing-keys': {
    title: 'Keys that are not here',
    asked: 'The key each encrypted recording names was held against the keys of the key ring.',
    fix: 'Import the key, or restore it from its backup. If nobody has it, choose another key in the Twilio Console at once: what is recorded now can never be heard.',
    says: {
      'still-sealed-for':
        'New recordings cannot be opened here. Recordings: {{count}}, keys: {{keys}}; the newest of {{lastAt}}, for {{keySid}}.',
      'cannot-be-opened':
        'Older recordings cannot be opened here. Recordings: {{count}}, keys: {{keys}}; the newest of {{lastAt}}.',
      none: 'Every encrypted recording in the list names a key that is here.',
      unread: 'The account’s recordings have not been read to the end yet.',
    },
  },
  alerts: {
    title: 'Twilio’s alerts about recordings',
    asked:
      'Twilio’s alerts of the last 30 days about sealing and storing (16104 to 16107, 16111, 16112) were fetched and counted.',
    fix: 'Open the keys and see which recordings are meant. Lost ones cannot be had again; choose a valid key in the Twilio Console, and see that Twilio may write into your bucket where it shall.',
    says: {
      lost: 'Recordings were lost because encryption failed: {{count}} alerts ({{codes}}), the last {{lastAt}}.',
      'not-stored':
        'Recordings were lost because Twilio could not write into your own bucket: {{count}} alerts ({{codes}}), the last {{lastAt}}.',
      'other-key':
        'Recordings were sealed for another key than the one chosen: {{count}} alerts ({{codes}}), the last {{lastAt}}.',
      noted:
        'Alerts in the last 30 days: {{count}} ({{codes}}), the last {{lastAt}}. {{by}} took note of them {{notedAt}}; nothing new since.',
      none: 'No alert in the last 30 days.',
    },
  },
  'plain-recordings': {
    title: 'Recordings that are not encrypted',
    asked: 'The finished recordings at Twilio, as the list has them, were counted.',
    fix: 'Set up Voice Recording Encryption for what comes, and archive and remove what lies there.',
    says: {
      'still-made': 'Recordings are made unencrypted. At Twilio: {{count}}; the last was made {{lastAt}}.',
      'older-remain': 'None was made unencrypted after {{lastAt}}, but older ones still lie at Twilio: {{count}}.',
      none: 'All {{encrypted}} finished recordings at Twilio are encrypted.',
      'no-recordings': 'The account has no finished recordings at Twilio.',
      unread: 'The account’s recordings have not been read to the end yet.',
    },
  },
  'set-up': {
    title: 'Set-up with proof',
    asked: 'It was looked where the set-up of Voice Recording Encryption stands in this program.',
    fix: 'Open the set-up and go through it to its end: only a recording that was opened proves that the next ones can be.',
    says: {
      'not-registered': 'Begun {{begunAt}}; no key has been registered at Twilio yet.',
      'not-chosen':
        'The key was registered {{registeredAt}}, but nobody has said that it was chosen in the Twilio Console. Registered alone it seals nothing.',
      'not-proven': 'Chosen in the Console {{chosenAt}}, but no recording made since has been opened.',
      proven: 'Proved {{provenAt}}: {{recording}} was opened.',
      never: 'It has never been proved here, so nothing is said of what the next recordings are sealed for.',
    },
  },
  'login-reach': {
    title: 'What the login may do',
    asked: 'Two harmless things this program never needs were asked for: one API key’s name, one call queue.',
    fix: 'Make a restricted API key that may only read and remove recordings and read calls, events and alerts, and change the login to it.',
    says: {
      'auth-token': 'The account’s Auth Token is used. Whoever has it can do everything, and it cannot be narrowed.',
      'main-key': 'A main API key is used: it may manage accounts and keys.',
      'standard-key': 'The key may see call queues, so it is not restricted to recordings.',
      'standard-key-only': 'A standard key is used. In {{region}} there are no restricted ones.',
      'refused-more': 'The key was refused both: it is restricted, as far as two questions can show.',
    },
  },
  'login-kept': {
    title: 'The login here',
    asked: 'It was looked whether the login is in the keychain.',
    fix: 'Enter the login again and let it be kept in the keychain.',
    says: {
      lost: 'The login is no longer in the keychain. Nothing is read or fetched.',
      session: 'The login lasts until Koekura is closed: nothing is done for this account after the next start.',
      kept: 'It is in the keychain.',
    },
  },
  'stored-elsewhere': {
    title: 'Recordings in a bucket of your own',
    asked: 'Recordings whose media lies outside Twilio were counted in the list.',
    fix: 'See who may read that bucket. Koekura neither fetches nor removes what lies there.',
    says: {
      some: 'Twilio stores recordings in your own bucket: {{count}}, the newest of {{lastAt}}. Who reads them there cannot be seen here.',
      none: 'None in the list.',
      unread: 'The account’s recordings have not been read to the end yet.',
    },
  },
  'removed-outside': {
    title: 'Removals past this program',
    asked: 'Twilio’s events of the last 30 days were held against the ledger.',
    fix: 'Open the ledger, see who did it and from where, and ask them.',
    says: {
      some: 'Recordings were removed by others: {{count}} events, the last {{lastAt}}.',
      none: 'None in the last 30 days; events as of {{fetchedAt}}.',
      'not-fetched': 'Twilio’s events were not fetched lately.',
    },
  },
  'events-expiring': {
    title: 'Twilio’s events',
    asked: 'It was looked up to when Twilio’s events lie in the ledger. Twilio keeps them for 30 days only.',
    fix: 'Let the key read Monitor events, then fetch them in the ledger.',
    says: {
      lost: 'Fetched up to {{fetchedAt}} only. What came after is being lost at Twilio since {{lostAt}}.',
      soon: 'Fetched up to {{fetchedAt}} only. From {{lostAt}} on they are lost.',
      late: 'Fetched up to {{fetchedAt}} only.',
      fetched: 'Fetched up to {{fetchedAt}}.',
      never: 'None has been fetched yet.',
    },
  },
  'console-logins': {
    title: 'Only those who need it can log in to the Twilio Console',
    asked: 'No program can see it: a person’s word counts.',
    fix: 'Console → Account → Users: remove who has left, and give each only what they need. Then attest it.',
    says: attested(),
  },
  'two-factor': {
    title: 'Every Console login has a second factor',
    asked: 'No program can see it: a person’s word counts.',
    fix: 'Console → Account → Security: require two-factor authentication. Then attest it.',
    says: attested(),
  },
  'shared-logins': {
    title: 'No login is shared between people',
    asked: 'No program can see it: a person’s word counts.',
    fix: 'Give each person a login of their own and change the shared password. Then attest it.',
    says: attested(),
  },
  'callers-told': {
    title: 'Callers are told that they are recorded',
    asked: 'No program can see it: a person’s word counts.',
    fix: 'Call the number and listen to the announcement; have the wording looked at. Then attest it.',
    says: attested(),
  },
};

function attested() {
  return {
    never: 'Nobody has attested it yet.',
    expired: '{{by}} attested it {{attestedAt}}; that has expired. {{remark}}',
    'not-in-order': 'Not in order, says {{by}} ({{attestedAt}}). {{remark}}',
    attested: '{{by}} attested it {{attestedAt}}; it counts until {{expiresAt}}. {{remark}}',
  };
}
