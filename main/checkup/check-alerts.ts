import { accountCheck } from './account-facts.ts';

const sealedForOther = 16107;
/** Twilio could not write into the customer's bucket. */
const notStored: readonly number[] = [16111, 16112];

/** Whether Twilio raised alerts: recordings lost because they could not be sealed (16104–16106) or stored, or sealed for another key than chosen. */
export const checkAlerts = accountCheck({
  name: 'alerts',
  needs: ['alerts'],
  grades: { lost: 'urgent', 'not-stored': 'urgent', 'other-key': 'urgent', noted: 'attention', none: 'fine' },
  judge: ({ alerts: { counts, failure } }) => {
    // Alerts that are known are told whether or not there is news.
    if (counts.length > 0) {
      const facts = {
        count: counts.reduce((sum, { count }) => sum + count, 0),
        codes: counts.map(({ code }) => code).join(', '),
        lastAt: Math.max(...counts.map(({ newest }) => newest)),
      };
      // What somebody took note of, and of which there is no more, is no news.
      const noted = counts.flatMap((one) => one.noted ?? []).toSorted((one, other) => other.at - one.at);
      if (noted[0] !== undefined && noted.length === counts.length)
        return { says: 'noted', facts: { ...facts, by: noted[0].by, notedAt: noted[0].at } };
      const codes = counts.map(({ code }) => code).filter((code) => code !== sealedForOther);
      if (codes.length === 0) return { says: 'other-key', facts };
      return { says: codes.every((code) => notStored.includes(code)) ? 'not-stored' : 'lost', facts };
    }
    return failure === null ? { says: 'none' } : { failure };
  },
});
