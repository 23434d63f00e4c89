import type { FailureWords } from '../../failure/failure-words.ts';

/** What can go wrong at Twilio and on the way there. */
export const twilioFailures = {
  offline: {
    title: 'Twilio cannot be reached',
    details: ['Host: {{host}}.', 'The system said: {{reason}}.'],
    remedy: 'Check the network connection, then try again. What is already on this computer can still be played.',
  },
  'proxy-refused': {
    title: 'The proxy did not let the request through',
    details: ['It answered with status {{status}}.', 'Proxy: {{proxy}}.'],
    remedy: 'Check the proxy in the system settings, or ask whoever runs your network.',
  },
  'proxy-login-wanted': {
    title: 'The proxy asks for a login',
    details: ['Proxy: {{proxy}}.'],
    remedy: 'Enter its login in Settings → Proxy. What waits for it is then tried again.',
  },
  'proxy-login-refused': {
    title: 'The proxy does not accept its login',
    details: ['Proxy: {{proxy}}.'],
    remedy: 'Your password may have been changed. Enter it again in Settings → Proxy.',
  },
  'proxy-login-other': {
    title: 'The proxy asks for a kind of login that Koekura cannot give',
    details: ['Proxy: {{proxy}}.', 'It knows: {{ways}}.'],
    remedy:
      'Koekura can give a user name and a password (Basic). Ask whoever runs your network to allow that, or to let this computer reach Twilio without a login.',
  },
  'certificate-refused': {
    title: 'The certificate of the other side is not trusted',
    details: ['Host: {{host}}.', 'Reason: {{reason}}.'],
    remedy:
      'Nothing was sent. If your company inspects traffic, its certificate must be in the certificate store of the system.',
  },
  'twilio-refused': {
    title: 'Twilio refused the request',
    details: ['Status {{status}}.', 'Twilio’s error code: {{code}}.', 'Twilio said: {{message}}'],
    remedy: 'Check in the Twilio Console that the account is in order and may use Voice recordings.',
  },
  'twilio-wrong-secret': {
    title: 'Twilio does not accept this login',
    remedy:
      'Check the SID and the secret for missing or extra characters, that the key has not been deleted, and that the region is the one it was made in.',
  },
  'twilio-test-credentials': {
    title: 'These are test credentials',
    remedy: 'Test credentials cannot see recordings. Use a live API key or the live Auth Token.',
  },
  'twilio-permission-missing': {
    title: 'This API key is restricted and lacks a permission',
    details: ['Missing: {{permission}}.'],
    remedy:
      'Grant the key permission to list and read Voice recordings and calls in the Twilio Console, or use a standard key.',
  },
  'twilio-wrong-region': {
    title: 'The account was not found in this region',
    details: ['Asked: {{region}}.', 'It is in: {{found}}.'],
    remedy: 'Keys and recordings belong to one region. Choose the region shown in the Twilio Console for this key.',
  },
  'twilio-suspended': {
    title: 'Twilio has suspended or closed this account',
    remedy: 'Settle it with Twilio; the recordings can be reached again afterwards.',
  },
  'twilio-busy': {
    title: 'Twilio is busy and asks to wait',
    details: ['It asked for {{retryAfter}} seconds.'],
    remedy: 'The limit is shared with your live telephony. Try again in a minute.',
  },
  'twilio-unwell': {
    title: 'Twilio has a problem of its own',
    details: ['It answered with status {{status}}.'],
    remedy: 'Try again later; status.twilio.com tells what is known.',
  },
  'twilio-answer-strange': {
    title: 'Twilio’s answer makes no sense',
    details: ['Host: {{host}}.', 'Status {{status}}.', 'What was wrong: {{reason}}.'],
    remedy:
      'Something between here and Twilio may have replaced it, such as a sign-in page. Check the network and retry.',
  },
  'credentials-withheld': {
    title: 'The login was not sent',
    details: ['The request would have gone to {{host}}.'],
    remedy: 'A Twilio login goes to Twilio only. If the address above is unknown to you, tell your security people.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
