import { accountCheck } from './account-facts.ts';

/** Whether setting encryption up was proved by a recording that was opened, and where one stands that was not. */
export const checkSetUp = accountCheck({
  name: 'set-up',
  needs: ['setUp'],
  grades: {
    'not-registered': 'attention',
    'not-chosen': 'attention',
    'not-proven': 'attention',
    proven: 'fine',
    never: 'unseen',
  },
  judge: ({ setUp: { underWay, proven } }) => {
    if (underWay !== null) {
      const { begunAt, registeredAt, chosenAt } = underWay;
      if (registeredAt === null) return { says: 'not-registered', facts: { begunAt } };
      if (chosenAt === null) return { says: 'not-chosen', facts: { begunAt, registeredAt } };
      return { says: 'not-proven', facts: { begunAt, chosenAt } };
    }
    if (proven === null) return { says: 'never' };
    return { says: 'proven', facts: { provenAt: proven.provenAt ?? 0, recording: proven.recording ?? '' } };
  },
});
