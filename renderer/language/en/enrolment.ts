export const enrolment = {
  title: 'Encryption',
  intro:
    'Voice Recording Encryption has Twilio seal each recording for a key of yours as soon as the call ends. It is set up here step by step, and counts as set up only once a new recording has really been opened.',
  noAccounts: 'No account is connected.',
  noAccountsHint: 'Connect a Twilio account first; its encryption is set up here afterwards.',
  toAccounts: 'To the accounts',
  open: 'Encryption…',
  openFromKeys: 'Set up encryption…',
  // how an account stands
  proven: 'Proved on {{day}}',
  underWay: 'Being set up',
  rotating: 'Changing to another key',
  nothing: 'Not set up here',
  nothingHint:
    'Whether Twilio seals this account’s recordings already can be seen in the list. Setting it up here also proves a key that is in use.',
  provenKeyGone: 'Forgotten ({{fingerprint}}…)',
  begin: 'Set up encryption',
  rotate: 'Change to another key',
  giveUp: 'Stop setting up',
  giveUpTitle: 'Stop setting up?',
  giveUpBody:
    'What was done stays as it is: the key is kept, and what is registered or chosen at Twilio stays so. If the key is chosen in the Console already, new recordings are sealed for it; choose another there if that is not wanted.',
  keepOn: 'Go on setting up',
  // what is needed by what there is
  needs: 'What this account’s recordings need',
  needsKey_one:
    '{{written}} recording ({{hours}}) opens with “{{name}}” only. Keep it for as long as you keep that recording.',
  needsKey_other:
    '{{written}} recordings ({{hours}}) open with “{{name}}” only. Keep it for as long as you keep those recordings.',
  needsUnopened_one: '{{written}} recording ({{hours}}) is sealed for a key that is not here.',
  needsUnopened_other: '{{written}} recordings ({{hours}}) are sealed for keys that are not here.',
  needsPlain_one: '{{written}} recording ({{hours}}) is not encrypted at Twilio, and stays so.',
  needsPlain_other: '{{written}} recordings ({{hours}}) are not encrypted at Twilio, and stay so.',
  needsOld: 'Changing the key changes new recordings only. The old key is still needed for the old ones.',
  // the path
  path: 'Steps',
  step: {
    key: 'A key',
    backup: 'Its backup',
    register: 'Its public half at Twilio',
    console: 'The switch in the Console',
    watch: 'Proof by the next recording',
    proven: 'Proved',
  },
  done: 'Done',
  now: 'Now',
  back: 'Go back here',
  // a key
  keyWhy: 'Twilio takes RSA keys of 2048 bits. A pair made just for this is the surest.',
  keyChosen: '“{{name}}” · {{fingerprint}}…',
  keyUse: 'Use this key',
  keyList: 'Keys you have',
  keyNone: 'No key yet.',
  keyInUse: 'Seals this account now',
  keyLength: '{{bits}} bits: Twilio does not take it',
  keyLost: 'Missing from the keychain',
  keyGenerate: 'Generate a pair…',
  keyImport: 'Import a key…',
  keyImportClipboard: 'Paste a key',
  // its backup
  backupWhy:
    'Whatever is sealed for this key is lost for ever when the key is, and Twilio cannot help. It is registered only once its backup has been written and opened again: from then on Twilio may seal for it by itself, whenever the key that was chosen is gone (16107).',
  backupNow: 'Back up “{{name}}”…',
  backupElsewhere: 'The key is kept safe elsewhere',
  backupReason: 'Where, and who can get at it',
  backupReasonHint: 'At least {{least}} characters. It stands in the ledger with your name.',
  backupOverride: 'Go on without a backup here',
  backupDone: 'Backed up on {{day}}',
  backupUnbacked: 'No backup here: {{reason}}',
  // the public half
  registerWhy: 'Only the public half goes to Twilio. It closes and cannot open. By itself this changes no recording.',
  registerNow: 'Register it at Twilio',
  registerHand: 'Or register it yourself',
  registerHandBody:
    'Copy the public half, and add it in the Twilio Console under Account → API keys & tokens → Public keys (Credentials). Then say so here.',
  registerCopy: 'Copy the public half',
  registerCopied: 'Copied',
  registerHandDone: 'I have added it in the Console',
  registerBackHint:
    'A public half that is registered stays at Twilio when you go back. Remove it in the Console if it is not to be used.',
  registeredApi: 'Registered as {{keySid}}',
  registeredFound: 'Was registered already, as {{keySid}}',
  registeredConsole: 'Said to be registered in the Console',
  // what changes
  changes: 'What changes when encryption is switched on',
  changesNone: 'Twilio cannot undo it for a recording once it is sealed, and support cannot open it.',
  changesList: {
    all: 'Every new recording of this account is sealed, from all numbers and applications. Older ones stay as they are.',
    play: 'Sealed recordings cannot be heard in the Twilio Console, nor by programs that fetch them without the key.',
    mono: 'Conferences are recorded in one channel: separate channels are not available.',
    transcription:
      'Twilio does not transcribe a recording by its SID any more (error 17533). Add-ons cannot read it either.',
    mp3: 'MP3 is refused (error 16109), possibly for older recordings too. Koekura fetches WAV and makes MP3 itself.',
    edition: 'It takes Twilio’s Security Edition or Enterprise Edition.',
    price: 'Twilio publishes no price for it. Ask your Twilio contact before switching it on.',
    test: 'Twilio advises trying it in an account for tests first.',
  },
  changesRead: 'I have read this, and those concerned know of it',
  // the Console
  consoleWhy: 'This switch has no API, so it is yours to turn.',
  consoleSteps: {
    open: 'Open the Twilio Console and choose the account {{sid}}.',
    go: 'Go to Voice → Settings → General.',
    find: 'Find “Voice Recording Encryption” and set it to Enabled.',
    choose: 'Choose the public key {{key}}.',
    chooseByHand: 'Choose the public key you have added.',
    save: 'Save.',
  },
  consoleChange: 'If it is missing there, the account’s Edition does not include it.',
  consolePicture: 'What it looks like in the Console',
  pictureTitle: 'Voice Recording Encryption',
  pictureEnabled: 'Enabled',
  pictureKey: 'Public key',
  pictureSave: 'Save',
  consoleOpen: 'Open the Console',
  consoleDemo: 'In the demo this opens a small Console of its own, where a call can be made too.',
  consoleDone: 'It is saved there',
  chosenAt: 'Said to be saved on {{time}}',
  // the proof
  watchWhy:
    'Now a new recording is awaited. It is fetched, opened with this key and checked to its last byte; nothing of it is kept. Make a short recorded call if none is due.',
  watchSince: 'Waiting for {{length}}',
  watchEvery: 'Looked at every minute while Koekura is open. You may leave and come back.',
  lookNow: 'Look now',
  looking: 'Looking…',
  lookedAt: 'Last look: {{time}}',
  notLooked: 'Not looked yet',
  none: 'No recording was made since.',
  sighting: {
    sealed_one: '{{written}} recording fits this key.',
    sealed_other: '{{written}} recordings fit this key.',
    plain_one:
      '{{written}} recording is not encrypted. The key is registered, but not chosen in the Console, or not saved there.',
    plain_other:
      '{{written}} recordings are not encrypted. The key is registered, but not chosen in the Console, or not saved there.',
    'other-key_one':
      '{{written}} recording is still sealed for “{{name}}” ({{keySid}}). The new key is not chosen in the Console yet.',
    'other-key_other':
      '{{written}} recordings are still sealed for “{{name}}” ({{keySid}}). The new key is not chosen in the Console yet.',
    'unknown-key_one':
      '{{written}} recording is sealed for {{keySid}}, a key that is not here. Twilio may have fallen back on another public key (16107), or somebody chose another. Find its private key before more are lost.',
    'unknown-key_other':
      '{{written}} recordings are sealed for {{keySid}}, a key that is not here. Twilio may have fallen back on another public key (16107), or somebody chose another. Find its private key before more are lost.',
    'does-not-fit_one':
      '{{written}} recording names {{keySid}}, but no key here opens it. Switch encryption off in the Console until this is cleared up.',
    'does-not-fit_other':
      '{{written}} recordings name {{keySid}}, but no key here opens them. Switch encryption off in the Console until this is cleared up.',
    malformed_one: '{{written}} recording came with an envelope that cannot be read.',
    malformed_other: '{{written}} recordings came with envelopes that cannot be read.',
    absent_one: '{{written}} recording was not stored ({{code}}).',
    absent_other: '{{written}} recordings were not stored ({{code}}).',
    elsewhere_one: '{{written}} recording went to a bucket of yours; those cannot be opened here.',
    elsewhere_other: '{{written}} recordings went to a bucket of yours; those cannot be opened here.',
    unfinished_one: '{{written}} recording is still being made.',
    unfinished_other: '{{written}} recordings are still being made.',
  },
  noCode: 'no error code',
  newest: 'Newest: {{recording}}, {{time}}',
  didNotOpen: 'A recording for this key did not open',
  checks: 'If nothing comes',
  checksList: {
    saved: 'Is the key chosen and saved in the Console, in this very account and region?',
    recorded: 'Are calls recorded at all? Very short and silent ones are not kept (16101, 16102).',
    debugger:
      'Does the Console’s Debugger show 16104, 16105 or 16106? Then recordings are lost because they could not be sealed.',
    fallback: 'Does it show 16107? Then Twilio sealed for another public key than the one chosen.',
  },
  provenNow: 'Encryption is proved',
  provenNowBody:
    'On {{time}} recording {{recording}} was fetched from Twilio and opened to its last byte with “{{name}}”, which Twilio calls {{keySid}}. It stands in the ledger.',
};
