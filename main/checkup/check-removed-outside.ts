import { accountCheck } from './account-facts.ts';

/** Events may be told late, and are fetched daily: this long after they were fetched they still count, s. */
const fresh = 2 * 86_400;

/** Whether somebody removed recordings at Twilio past this program, in the days Twilio's events reach back. */
export const checkRemovedOutside = accountCheck({
  name: 'removed-outside',
  needs: ['events'],
  grades: { some: 'attention', none: 'fine', 'not-fetched': 'unseen' },
  judge: ({ events }, now) => {
    const { outside, fetchedTo, failure } = events;
    // Removals that are known are told whether or not there is news.
    if (outside.count > 0) return { says: 'some', facts: { count: outside.count, lastAt: outside.newestAt } };
    if (fetchedTo !== null && now - fetchedTo < fresh) return { says: 'none', facts: { fetchedAt: fetchedTo } };
    return failure === null ? { says: 'not-fetched' } : { failure };
  },
});
