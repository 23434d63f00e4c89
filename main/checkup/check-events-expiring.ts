import { accountCheck } from './account-facts.ts';

/** How long Twilio keeps events of accounts without a premium edition, and when it becomes pressing, s. */
const kept = 30 * 86_400;
const pressing = 20 * 86_400;
const late = 2 * 86_400;

/** Whether events are about to be lost at Twilio, or were, before they were fetched. */
export const checkEventsExpiring = accountCheck({
  name: 'events-expiring',
  needs: ['events'],
  grades: { lost: 'attention', soon: 'urgent', late: 'attention', fetched: 'fine', never: 'unseen' },
  judge: ({ events }, now) => {
    const { fetchedTo, failure } = events;
    if (fetchedTo === null) return failure === null ? { says: 'never' } : { failure };
    const age = now - fetchedTo;
    const facts = { fetchedAt: fetchedTo, lostAt: fetchedTo + kept };
    if (age > kept) return { says: 'lost', facts };
    if (age > pressing) return { says: 'soon', facts };
    return { says: age > late ? 'late' : 'fetched', facts };
  },
});
