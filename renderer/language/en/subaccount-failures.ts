import type { FailureWords } from '../../failure/failure-words.ts';

/** What can go wrong between parent accounts and their subaccounts. */
export const subaccountFailures = {
  'login-lent': {
    title: 'Subaccounts still use this login',
    details: ['“{{name}}” lends its login to {{count}}.'],
    remedy: 'Give each of them a login of its own, or forget them first. Then this account can be forgotten.',
  },
  'login-does-not-reach': {
    title: 'This login does not open the subaccounts',
    details: ['“{{name}}” uses the login of this account, and could not be reached with the new one.'],
    remedy:
      'Nothing was changed. Use the Auth Token of this account, or give its subaccounts logins of their own first.',
  },
  'own-login-needed': {
    title: 'This needs a login of the subaccount’s own',
    remedy:
      'Twilio answers this question for the owner of the login only, and this subaccount uses its parent’s. Make an API key in the subaccount and enter it under Accounts → Change login.',
  },
  'subaccounts-refused': {
    title: 'This login may not list subaccounts',
    remedy:
      'Twilio lists them for the Auth Token of the parent account and for its main API keys only. Change the login of the parent account, or connect the subaccount by itself.',
  },
  'subaccount-closed': {
    title: 'This subaccount was closed',
    remedy:
      'Twilio no longer gives out its recordings. Koekura keeps its list, its ledger and its keys, and what archives hold of it can be played and exported as before.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
