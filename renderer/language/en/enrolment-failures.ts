import type { FailureWords } from '../../failure/failure-words.ts';

/** What can go wrong while a key is registered and encryption is proved. 70101 to 70105 are Twilio's codes. */
export const enrolmentFailures = {
  'public-key-not-rsa': {
    title: 'Twilio takes RSA keys only',
    details: ['Twilio’s error code: {{code}}.', 'Twilio said: {{message}}'],
    remedy: 'Nothing was registered. Go back and choose an RSA key of 2048 bits, or generate a new pair.',
  },
  'public-key-wrong-length': {
    title: 'Twilio takes keys of exactly 2048 bits',
    details: ['This key has {{bits}} bits.', 'Twilio’s error code: {{code}}.'],
    remedy: 'Nothing was registered. Go back and generate a new pair: it has the right length.',
  },
  'public-key-wrong-exponent': {
    title: 'Twilio takes keys with the exponent 65537 only',
    details: ['This key has {{exponent}}.', 'Twilio’s error code: {{code}}.'],
    remedy: 'Nothing was registered. Go back and generate a new pair: it has the right exponent.',
  },
  'public-key-malformed': {
    title: 'Twilio could not read the public half',
    details: ['Twilio’s error code: {{code}}.', 'Twilio said: {{message}}'],
    remedy:
      'It was sent as Twilio asks for it (PEM, SubjectPublicKeyInfo), so something on the way may have changed it. Try again, or copy it and add it in the Console.',
  },
  'public-key-wrong-type': {
    title: 'Twilio does not take this for a public key',
    details: ['Twilio’s error code: {{code}}.', 'Twilio said: {{message}}'],
    remedy: 'Try again. If it is refused again, copy the public half and add it in the Console.',
  },
  'public-keys-refused': {
    title: 'This login may not register public keys',
    details: ['Region: {{region}}.', 'Twilio’s error code: {{code}}.'],
    remedy:
      'The key is kept and nothing is lost. Copy the public half and add it in the Console, or connect the account with a standard or main API key.',
  },
  'backup-first': {
    title: 'This key has no backup yet',
    details: ['Key: {{name}}.'],
    remedy:
      'Back it up before Twilio has its public half: whatever is sealed for it is lost when this computer is. If it is kept elsewhere, say where.',
  },
  'enrolment-moved-on': {
    title: 'The set-up stands at another step by now',
    remedy: 'The screen shows where. Go on from there.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
