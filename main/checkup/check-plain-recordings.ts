import { accountCheck } from './account-facts.ts';

/** Whether recordings lie at Twilio unencrypted, and since when none was made so. */
export const checkPlainRecordings = accountCheck({
  name: 'plain-recordings',
  needs: ['recordings', 'readAt'],
  grades: {
    'still-made': 'attention',
    'older-remain': 'attention',
    none: 'fine',
    'no-recordings': 'unseen',
    unread: 'unseen',
  },
  judge: ({ recordings: { unencrypted, encrypted }, readAt }) => {
    // What was found stands, however much of the list is still to be read; that there is none takes all of it.
    if (unencrypted !== null) {
      const { count, seconds, newest } = unencrypted;
      const since = (encrypted?.newest ?? 0) > newest;
      return { says: since ? 'older-remain' : 'still-made', facts: { count, seconds, lastAt: newest } };
    }
    if (readAt === null) return { says: 'unread' };
    if (encrypted === null) return { says: 'no-recordings', facts: { readAt } };
    return { says: 'none', facts: { encrypted: encrypted.count, readAt } };
  },
});
