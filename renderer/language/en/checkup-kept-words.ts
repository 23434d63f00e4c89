/** Words for each check on keys, archives and this computer. */
export const checkupKeptWords = {
  'key-kept': {
    title: 'Where the key is',
    asked: 'It was looked whether the private half is in the keychain.',
    fix: 'Import the key again or restore it from its backup.',
    says: {
      altered: 'Another program has emptied or changed its entry in the keychain.',
      'lost-needed': 'It is no longer in the keychain. Recordings that need it: {{count}}.',
      lost: 'It is no longer in the keychain.',
      session: 'It lasts until Koekura is closed.',
      keychain: 'It is in the keychain.',
    },
  },
  'key-backup': {
    title: 'Backup of the key',
    asked: 'It was looked when a backup was written and read back, and what the last recovery kit holds.',
    fix: 'Back the key up and keep the file and its passphrase apart from this computer.',
    says: {
      'none-needed': 'There is none. If this computer is lost, so are recordings: {{count}}.',
      none: 'There is none. No recording in the list needs it yet.',
      'in-kit': 'It is in the recovery kit of {{madeAt}}.',
      'backed-up': 'Backed up and read back {{backedUpAt}}.',
    },
  },
  'key-age': {
    title: 'Age of the key',
    asked: 'The day it was added was looked up, and its newest recording.',
    fix: 'Make a new key, choose it in the Twilio Console, and keep this one for its recordings.',
    says: {
      old: 'Added {{addedAt}}, and new recordings are still sealed for it.',
      'old-unused': 'Added {{addedAt}}. Nothing new is sealed for it; it is kept for older recordings.',
      young: 'Added {{addedAt}}.',
    },
  },
  'archive-whole': {
    title: 'Copies read back',
    asked: 'It was looked what the last reading back found.',
    fix: 'Read the archive back, and see what is damaged or missing. What is still at Twilio can be archived again.',
    says: {
      faults: 'Damaged copies: {{damaged}}; missing: {{missing}}.',
      never: 'The archive has never been read back whole. Copies: {{count}}; not yet read back: {{unverified}}.',
      long: 'Last read back whole {{checkedAt}}: more than half a year ago.',
      empty: 'There is no copy in it yet.',
      whole: 'Read back whole {{checkedAt}}. Copies: {{count}}.',
    },
  },
  'archive-region': {
    title: 'Region',
    asked: 'The store was asked where the bucket lies.',
    fix: 'Have a bucket made in the region chosen, add it as an archive, and archive there.',
    says: {
      elsewhere: 'The bucket lies in {{region}}, not in {{chosen}} as chosen.',
      'as-chosen': 'In {{region}}, as chosen.',
      folder: 'A folder: it lies where its disk is.',
      'not-told': 'The store does not say where the bucket lies.',
    },
  },
  'archive-public': {
    title: 'Public access',
    asked: 'The bucket’s settings were read.',
    fix: 'Have “Block all public access” switched on for the bucket, and take from its policy what opens it.',
    says: {
      open: 'The bucket’s policy makes it public.',
      'not-blocked':
        'The bucket itself does not block all public access. The account may; that cannot be seen from here.',
      blocked: 'Blocked by the bucket’s own settings.',
      folder: 'A folder: who may read it, the computer it lies on decides.',
      'not-told': 'The store does not say ({{reason}}).',
    },
  },
  'archive-versions': {
    title: 'Versions',
    asked: 'The bucket was asked whether it keeps what is overwritten or removed.',
    fix: 'Have versioning switched on for the bucket. If it was on before, find out who switched it off, and read the archive back.',
    says: {
      lost: 'Versions are no longer kept. They were when the bucket was tried {{triedAt}}.',
      off: 'Not kept: what somebody overwrites or removes is lost.',
      on: 'Kept: what is overwritten or removed can be had again.',
      folder: 'A folder: it keeps no versions of its own.',
      'not-told': 'The store does not say ({{reason}}).',
    },
  },
  'archive-place': {
    title: 'What else protects the copies',
    asked: 'A bucket’s settings were read now. The rest is what the last trial of the place found.',
    fix: 'Open the archives, try the place again, and see what was found, one by one.',
    says: {
      bad: 'Found bad: {{bad}}. The last trial was {{triedAt}}.',
      warned: 'To think about: {{warned}}. The last trial was {{triedAt}}.',
      good: 'Nothing to object to. The last trial was {{triedAt}}.',
      untried: 'The place has not been tried.',
    },
  },
  'disk-encryption': {
    title: 'Encryption of the disk',
    asked:
      'The operating system was asked about the disk the profile lies on. Disks that encrypt by themselves do not show.',
    fix: 'Let whoever manages this computer switch on disk encryption (BitLocker, FileVault, LUKS), swap included.',
    says: {
      off: 'Not encrypted ({{by}}). Metadata, telephone numbers and the ledger are legible to whoever takes the disk.',
      partly: 'Only part of it is encrypted, or the encryption is suspended ({{by}}).',
      on: 'Encrypted ({{by}}).',
      unknown: 'The system does not tell.',
    },
  },
  keychain: {
    title: 'Keychain',
    asked: 'A secret was kept, read back and removed.',
    fix: 'Unlock the system’s keychain, or have one set up. Where there is none, a vault file under a passphrase is the next best.',
    says: {
      unusable: 'It cannot be used. {{reason}}',
      session: 'Keys and logins are kept in memory only and are gone when Koekura is closed.',
      vault: 'Keys and logins lie in a vault file under a passphrase: only as strong as that passphrase.',
      system: 'The system’s own keychain works.',
      demo: 'This is the demo: what is kept is in memory, and the same for everybody.',
    },
  },
  lock: {
    title: 'Lock',
    asked: 'It was looked whether a passphrase opens the program, and when it locks by itself.',
    fix: 'Choose a passphrase for the lock in Settings, and after how many minutes it closes when nobody is there.',
    says: {
      off: 'Koekura never locks: whoever sits down at this computer can listen.',
      'never-idle': 'It has a passphrase, but does not lock by itself when nobody is there.',
      on: 'It locks {{minutes}} minutes after the last key or movement of the mouse.',
    },
  },
  clock: {
    title: 'Clock',
    asked: 'This computer’s clock was held against the time Twilio names.',
    fix: 'Set the clock and let it follow a time server. Times in the ledger since then are off by as much.',
    says: {
      'far-off': 'It is off by {{seconds}} seconds: here {{oursAt}}, at Twilio {{theirsAt}}.',
      off: 'It is off by {{seconds}} seconds: here {{oursAt}}, at Twilio {{theirsAt}}.',
      right: 'Within minutes of Twilio’s.',
      'not-told': 'There is no account whose clock could be asked for.',
    },
  },
  drill: {
    title: 'Recovery drill',
    asked: 'It was looked when a recovery kit last really opened an archived recording.',
    fix: 'Do a drill with the newest recovery kit. It opens some archived recordings with nothing but the kit.',
    says: {
      failed: 'The last drill, {{lastAt}}, could not open everything.',
      never: 'There has never been one. Nobody knows whether the kit would help.',
      overdue: 'The last one was {{lastAt}}: too long ago.',
      done: 'The last one, {{lastAt}}, opened everything it tried.',
      'nothing-archived': 'No archive has a copy yet that a drill could open.',
    },
  },
  'program-version': {
    title: 'Age of the program',
    asked: 'The version in use was looked up.',
    fix: 'Download the newest version under Updates in Settings, and install it.',
    says: {
      old: 'Version {{version}} is in use; {{newest}} is the newest.',
      newest: 'Version {{version}} is the newest.',
      'no-source':
        'Version {{version}} is in use. No signed list of versions was read that it could be held against: see Updates in Settings.',
    },
  },
};
