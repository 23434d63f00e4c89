import type { AttestedTopic } from '../contract.ts';
import { type AccountFacts, accountCheck } from './account-facts.ts';
import type { Check } from './checks-of.ts';

/** How long a person's word counts, s: 180 days. */
export const attestationHolds = 180 * 86_400;

const attestedTopics: readonly AttestedTopic[] = ['console-logins', 'two-factor', 'shared-logins', 'callers-told'];

/** What no program can see: said to be in order or not by a person, on a day, and only for so long. */
const checkAttested = (topic: AttestedTopic): Check<AccountFacts> =>
  accountCheck({
    name: topic,
    needs: ['attested'],
    grades: { never: 'unseen', expired: 'attention', 'not-in-order': 'attention', attested: 'fine' },
    judge: ({ attested }, now) => {
      const word = attested[topic];
      if (word === undefined) return { says: 'never' };
      const { at, by, remark } = word;
      const facts = { attestedAt: at, by, remark, expiresAt: at + attestationHolds };
      if (!word.inOrder) return { says: 'not-in-order', facts };
      return { says: now > at + attestationHolds ? 'expired' : 'attested', facts };
    },
  });

export const attestedChecks = attestedTopics.map(checkAttested);
