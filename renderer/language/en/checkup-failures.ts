import type { FailureWords } from '../../failure/failure-words.ts';

/** What can keep a check-up from being done. */
export const checkupFailures = {
  'checkup-running': {
    title: 'A check-up is under way',
    remedy: 'Wait for it to end, or cancel it first.',
  },
  'checkup-unknown': {
    title: 'That is no longer looked at',
    remedy: 'The account, key or archive may have been forgotten meanwhile. Run the check-up again.',
  },
  'alarm-unknown': {
    title: 'This alarm is over',
    remedy: 'Nothing of it is known any more, so there is nothing to take note of.',
  },
} satisfies Record<string, FailureWords>;
