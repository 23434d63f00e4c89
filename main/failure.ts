import { z } from 'zod';

/** The closed list of expected failures. Each has words and a remedy in the renderer's language files. */
export const failureCodes = [
  // the program itself
  'unexpected',
  'malformed-call',
  'cancelled',
  'disk-full',
  'disk-refused',
  'record-corrupt',
  'database-newer',
  'updates-off',
  'update-list-refused',
  'update-list-newer',
  'update-file-refused',
  // the lock
  'locked',
  'lock-wrong-passphrase',
  'lock-wait',
  'lock-not-shown',
  'vault-damaged',
  'vault-newer',
  // what the IT department has laid down
  'forbidden-by-policy',
  'policy-unreadable',
  // keychain and accounts
  'keychain-locked',
  'keychain-unavailable',
  'credential-missing',
  'account-unknown',
  'account-exists',
  'login-lent',
  'login-does-not-reach',
  'own-login-needed',
  'subaccounts-refused',
  'subaccount-closed',
  'name-taken',
  // Twilio and the way there
  'offline',
  'proxy-refused',
  'proxy-login-wanted',
  'proxy-login-refused',
  'proxy-login-other',
  'certificate-refused',
  'twilio-refused',
  'twilio-wrong-secret',
  'twilio-test-credentials',
  'twilio-permission-missing',
  'twilio-wrong-region',
  'twilio-suspended',
  'twilio-busy',
  'twilio-unwell',
  'twilio-answer-strange',
  'credentials-withheld',
  // keys
  'key-missing',
  'key-does-not-fit',
  'key-altered',
  'key-unreadable',
  'key-is-public',
  'key-is-certificate',
  'key-not-rsa',
  'key-too-short',
  'key-needs-passphrase',
  'key-wrong-passphrase',
  'key-encryption-unsupported',
  'key-too-large',
  'key-exists',
  'key-in-use',
  'key-needed',
  'backup-damaged',
  'backup-wrong-passphrase',
  'backup-newer',
  'backup-is-kit',
  'kit-foreign',
  'kit-not-open',
  'nothing-archived',
  'passphrase-too-weak',
  'nothing-chosen',
  'file-not-opened',
  'sealing-key-missing',
  // registering a key and proving that it is used
  'public-key-not-rsa',
  'public-key-wrong-length',
  'public-key-wrong-exponent',
  'public-key-malformed',
  'public-key-wrong-type',
  'public-keys-refused',
  'backup-first',
  'enrolment-moved-on',
  // recordings and sound
  'recording-unknown',
  'recording-gone',
  'recording-unfinished',
  'recording-absent',
  'recording-elsewhere',
  'envelope-malformed',
  'audio-damaged',
  'audio-changed',
  'audio-not-wav',
  'media-not-audio',
  'player-closed',
  // plans, holds, batches and removal
  'plan-unknown',
  'plan-damaged',
  'plan-drifted',
  'not-counted',
  'nothing-to-do',
  'hold-unknown',
  'on-hold',
  'count-mistyped',
  'copy-missing',
  'copy-unverified',
  'copy-differs',
  'key-not-backed-up',
  'batch-unknown',
  'batch-running',
  'batch-cut-off',
  'not-removable',
  'comparison-gone',
  'comparison-running',
  'checkup-running',
  'checkup-unknown',
  'alarm-unknown',
  // archives
  'archive-unknown',
  'archive-unreachable',
  'archive-other',
  'archive-newer',
  'archive-content-differs',
  'archive-content-foreign',
  'archive-refused',
  'archive-busy',
  // buckets
  'bucket-missing',
  'store-wrong-region',
  'store-wrong-keys',
  'store-keys-missing',
  'store-clock-skew',
  'store-busy',
  'store-unwell',
  'store-answer-strange',
  'store-class-refused',
  'store-kms-refused',
  'store-frozen',
  'store-full',
  // the ledger
  'ledger-altered',
  'ledger-key-missing',
  // exports
  'export-name-impossible',
  'export-folder-missing',
  'export-format-unfit',
] as const;
export type FailureCode = (typeof failureCodes)[number];

export const failure = z.object({
  code: z.enum(failureCodes),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FailureAnswer = z.infer<typeof failure>;

/** What a failure may tell the window besides its code: plain values the words can name (a key SID, a number of bytes). */
export type FailureFacts = Readonly<Record<string, string | number>>;

/** An expected failure: a code the window has words for. Anything else that is thrown is a bug and is shown as `unexpected`. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly facts: FailureFacts;

  constructor(code: FailureCode, facts: FailureFacts = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'Failure';
    this.code = code;
    this.facts = facts;
  }
}

/** Whether `error` is the expected failure `code`. */
export function isFailure(error: unknown, code: FailureCode): error is Failure {
  return error instanceof Failure && error.code === code;
}
