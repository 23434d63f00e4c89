export const reconcile = {
  title: 'Reconcile',
  intro:
    'Holds against each other what Twilio has, what lies in the archives, and what this program removed. Nothing is changed.',
  archive: 'Archive',
  allArchives: 'All archives',
  fresh: 'Read everything from Twilio anew first',
  freshHint:
    'Otherwise what was last read is compared. What was removed by others shows only after reading everything.',
  compare: 'Compare',
  cancel: 'Cancel',
  step: {
    'asking-twilio': 'Reading from Twilio: {{done}} recordings so far',
    listing: 'Listing the archives: {{done}} files so far',
    comparing: 'Comparing: {{done}} of {{total}}',
  },
  none: 'Nothing has been compared yet',
  noneWhatToDo: 'Choose an archive, or all of them, and compare.',
  madeAt: 'Compared {{time}}.',
  twilioAsOf: 'Twilio as of {{time}}.',
  twilioUnknown: 'Twilio has not been read to the end yet.',
  agreeing: '{{number}} agree',
  allAgree: 'Everything agrees',
  saveReport: 'Save the report…',
  saved: 'Saved.',
  show: 'Show',
  hide: 'Hide',
  account: 'Account',
  recording: 'Recording',
  plan: { archive: 'Archive them…', export: 'Export them…', remove: 'Remove them…', evacuate: 'Evacuate them…' },
  group: {
    lost: {
      title: 'Gone, and in no archive compared',
      meaning: 'Twilio no longer has them, and no sound copy was found. Look in other archives and backups.',
    },
    'removed-still-there': {
      title: 'Removed, but Twilio lists them',
      meaning: 'This program removed them, and Twilio has shown them since. They are still stored and billed.',
    },
    'copy-missing': {
      title: 'Copy missing',
      meaning: 'A copy was noted here, and the archive does not have it any more. Somebody moved or deleted it.',
    },
    'copy-altered': {
      title: 'Copy altered',
      meaning: 'Size or state differ from when it was read back. Read the archive back to know whether it still opens.',
    },
    'removed-elsewhere': {
      title: 'Removed by others',
      meaning: 'Twilio no longer has them, and it was not this program. The archive has a copy.',
    },
    'not-archived': {
      title: 'Not archived',
      meaning: 'Twilio has them, and no archive compared has a copy that is as it should be.',
    },
    'still-billed': {
      title: 'Archived, still billed',
      meaning: 'A copy was read back whole, and Twilio still stores and bills them.',
    },
    'copy-unknown': {
      title: 'Copies not known here',
      meaning:
        'They lie in the archive, perhaps from another workstation. Bring the archive into the list to see and hear them.',
    },
  },
};
