import { accountCheck } from './account-facts.ts';

/** Whether the login is there when it is needed. */
export const checkLoginKept = accountCheck({
  name: 'login-kept',
  needs: ['login'],
  grades: { lost: 'urgent', session: 'attention', kept: 'fine' },
  judge: ({ login }) => ({ says: login.keptIn === 'keychain' ? 'kept' : login.keptIn }),
});
