import { accountCheck } from './account-facts.ts';

/** How long ago a recording for a missing key still counts as new, s. */
const lately = 30 * 86_400;

/** Whether Twilio seals, or sealed, recordings for a key nobody here has: one never seen here, or one that is gone. */
export const checkMissingKeys = accountCheck({
  name: 'missing-keys',
  needs: ['recordings', 'readAt'],
  grades: { 'still-sealed-for': 'urgent', 'cannot-be-opened': 'attention', none: 'fine', unread: 'unseen' },
  judge: ({ recordings: { unknownSids, missingSids }, readAt }, now) => {
    const missing = [...unknownSids, ...missingSids].toSorted((one, other) => other.newest - one.newest);
    const [newest] = missing;
    if (newest === undefined) return readAt === null ? { says: 'unread' } : { says: 'none', facts: { readAt } };
    const facts = {
      keys: missing.length,
      unknown: unknownSids.length,
      count: missing.reduce((sum, { count }) => sum + count, 0),
      keySid: newest.keySid,
      lastAt: newest.newest,
    };
    return { says: newest.newest > now - lately ? 'still-sealed-for' : 'cannot-be-opened', facts };
  },
});
