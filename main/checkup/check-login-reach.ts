import { accountCheck } from './account-facts.ts';

/**
 * Whether the login can do more than this program needs. What an API key may do cannot be asked; it shows in whether two
 * harmless requests are refused.
 */
export const checkLoginReach = accountCheck({
  name: 'login-reach',
  needs: ['login', 'reach'],
  grades: {
    'auth-token': 'attention',
    'main-key': 'attention',
    'standard-key': 'attention',
    'standard-key-only': 'fine',
    'refused-more': 'fine',
  },
  judge: ({ login, reach }) => {
    const { region } = login;
    if (reach === null) return { says: 'auth-token', facts: { region } };
    if (reach.keys) return { says: 'main-key', facts: { region } };
    // Restricted keys are to be had in us1 only.
    if (reach.queues) return { says: region === 'us1' ? 'standard-key' : 'standard-key-only', facts: { region } };
    return { says: 'refused-more', facts: { region } };
  },
});
