import type { Failure, FailureCode } from '../failure.ts';
import { proxyRefusals } from '../http/proxy-login.ts';

/** What an error of one recording means for the others. */

/** Every other recording would meet these too: the batch stops and says why. */
const stopping: ReadonlySet<FailureCode> = new Set([
  'disk-full',
  'disk-refused',
  'record-corrupt',
  'forbidden-by-policy',
  'policy-unreadable',
  'keychain-locked',
  'keychain-unavailable',
  'credential-missing',
  'account-unknown',
  ...proxyRefusals,
  'certificate-refused',
  'credentials-withheld',
  'twilio-wrong-secret',
  'twilio-test-credentials',
  'twilio-permission-missing',
  'twilio-wrong-region',
  'twilio-suspended',
  'subaccount-closed',
  'own-login-needed',
  'plan-unknown',
  'plan-damaged',
  'archive-unknown',
  'archive-unreachable',
  'archive-other',
  'archive-refused',
  'archive-newer',
  'bucket-missing',
  'store-wrong-region',
  'store-wrong-keys',
  'store-keys-missing',
  'store-clock-skew',
  'store-class-refused',
  'store-kms-refused',
  'store-frozen',
  'store-full',
  'ledger-altered',
  'ledger-key-missing',
  'nothing-chosen',
  'export-folder-missing',
]);

/** Every other recording of the account would meet these, those of other accounts need not. */
const ofAnAccount: ReadonlySet<FailureCode> = new Set([
  'forbidden-by-policy',
  'credential-missing',
  'account-unknown',
  'own-login-needed',
  'subaccount-closed',
  'twilio-wrong-secret',
  'twilio-test-credentials',
  'twilio-permission-missing',
  'twilio-wrong-region',
  'twilio-suspended',
]);

/** These may pass: the recording is tried again after a while, the others too. */
const passing: ReadonlySet<FailureCode> = new Set([
  'offline',
  'twilio-busy',
  'twilio-unwell',
  'archive-busy',
  'store-busy',
  'store-unwell',
  'store-answer-strange',
]);

/** Where somebody on the way answers in Twilio's stead these may pass, too; of Twilio's own they are about the recording. */
const inTwiliosStead: ReadonlySet<FailureCode> = new Set(['twilio-answer-strange', 'media-not-audio']);

/** The line to a bucket may mend by itself, as that to Twilio; a folder that is away waits for somebody. */
const isLine = ({ code, facts }: Failure): boolean => code === 'archive-unreachable' && facts.bucket !== undefined;

export const stopsAll = (failure: Failure): boolean => stopping.has(failure.code) && !isLine(failure);
export const shutsAccount = (code: FailureCode): boolean => ofAnAccount.has(code);
export const mayBeTheLine = (code: FailureCode): boolean => inTwiliosStead.has(code);
export const mayPass = (failure: Failure): boolean => passing.has(failure.code) || isLine(failure);
