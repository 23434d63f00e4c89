import { accountCheck } from './account-facts.ts';

/** Whether Twilio raised alerts about encryption: recordings lost (16104–16106), or sealed for another key than chosen (16107). */
export const checkAlerts = accountCheck({
  name: 'alerts',
  needs: ['alerts'],
  grades: { lost: 'urgent', 'other-key': 'urgent', none: 'fine' },
  judge: ({ alerts: { counts, failure } }) => {
    // Alerts that are known are told whether or not there is news.
    if (counts.length > 0) {
      const lost = counts.some(({ code }) => code !== 16107);
      const facts = {
        count: counts.reduce((sum, { count }) => sum + count, 0),
        codes: counts.map(({ code }) => code).join(', '),
        lastAt: Math.max(...counts.map(({ last }) => last)),
      };
      return { says: lost ? 'lost' : 'other-key', facts };
    }
    return failure === null ? { says: 'none' } : { failure };
  },
});
