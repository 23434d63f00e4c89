import type { FailureWords } from '../../failure/failure-words.ts';

/** Why plans, holds and batches stop. */
export const batchFailures = {
  'plan-unknown': {
    title: 'This plan is no longer there',
    remedy: 'Select the recordings again and make a new plan.',
  },
  'plan-damaged': {
    title: 'The plan’s file is damaged',
    remedy: 'Nothing was done. The list of recordings no longer fits the plan’s digest; make the plan again.',
  },
  'plan-drifted': {
    title: 'The recordings have changed since the plan was made',
    details: ['{{count}} of them are not as they were.', '{{recording}} has changed: {{changed}}.'],
    remedy: 'Nothing was done. Make the plan again, look it over, and start that.',
  },
  'not-counted': {
    title: 'It was not among the recordings you counted',
    remedy:
      'When the plan was made its account had no sealing key, or the policy kept it. Make a new plan, look it over, and type its number.',
  },
  'nothing-to-do': {
    title: 'Nothing in this plan can be done',
    remedy: 'Everything in it is on hold, unfinished, or gone. Select other recordings.',
  },
  'hold-unknown': {
    title: 'This hold is no longer there',
    remedy: 'Look at the list of holds again.',
  },
  'on-hold': {
    title: 'The recording is on hold',
    details: ['Reason: {{reason}}.'],
    remedy: 'Nothing on hold is removed. Lift the hold first, if you may.',
  },
  'count-mistyped': {
    title: 'The number does not match the plan',
    details: ['The plan has {{count}}.'],
    remedy: 'Type the number of recordings as it stands in the plan.',
  },
  'copy-missing': {
    title: 'There is no copy in an archive',
    remedy: 'Archive the recording first. Without a copy it is removed only if you say so in writing.',
  },
  'copy-unverified': {
    title: 'The copy has not been read back lately',
    remedy: 'Let the archive be read back, then remove it.',
  },
  'copy-differs': {
    title: 'The copy is not as long, or has not as many channels, as the recording',
    remedy:
      'The remote copy is kept. Read the archive back; if it stays so, archive the recording elsewhere and compare.',
  },
  'key-not-backed-up': {
    title: 'The key of the copy has no tried backup',
    details: ['Key: {{name}}.'],
    remedy: 'Back the key up under Keys. Until then a lost computer would be a lost recording.',
  },
  'batch-unknown': {
    title: 'This batch is no longer there',
    remedy: 'Look at the list of batches again.',
  },
  'batch-cut-off': {
    title: 'Koekura ended in the middle of this batch',
    remedy:
      'Nothing is lost, and nothing will be done twice. It waits so that you see first what it is about to do: let it go on, or cancel it.',
  },
  'batch-running': {
    title: 'The batch is working',
    remedy: 'Pause or cancel it first.',
  },
  'not-removable': {
    title: 'Twilio does not remove it as it is now',
    details: ['Twilio calls it “{{status}}”.'],
    remedy: 'Only finished recordings can be removed. Try again when it is finished.',
  },
  'comparison-gone': {
    title: 'This comparison is no longer there',
    remedy: 'A newer one has been made, or Koekura was started again. Compare once more.',
  },
  'comparison-running': {
    title: 'A comparison is under way',
    remedy: 'Wait for it to end, or cancel it first.',
  },
} satisfies Record<string, FailureWords>;
