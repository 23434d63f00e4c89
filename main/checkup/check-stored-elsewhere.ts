import { accountCheck } from './account-facts.ts';

/** Whether recordings lie in a bucket of the account's own: who reads them there, Twilio and this program cannot see. */
export const checkStoredElsewhere = accountCheck({
  name: 'stored-elsewhere',
  needs: ['recordings', 'readAt'],
  grades: { some: 'attention', none: 'fine', unread: 'unseen' },
  judge: ({ recordings: { elsewhere }, readAt }) => {
    if (elsewhere !== null) return { says: 'some', facts: { count: elsewhere.count, lastAt: elsewhere.newest } };
    return readAt === null ? { says: 'unread' } : { says: 'none', facts: { readAt } };
  },
});
