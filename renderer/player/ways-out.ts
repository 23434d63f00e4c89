import type { FailureCode } from '../../main/contract.ts';

/** What can be done about a recording that does not open: go to a screen, or try in other words. */
export type WayOut = 'keys' | 'accounts' | 'settings' | 'try-again' | 'open-again' | 'fetch-again' | 'open';

const waysOut: Readonly<Partial<Record<FailureCode, readonly WayOut[]>>> = {
  cancelled: ['open'],
  'disk-full': ['settings', 'try-again'],
  'credential-missing': ['accounts'],
  'account-unknown': ['accounts'],
  'twilio-wrong-secret': ['accounts', 'try-again'],
  'twilio-test-credentials': ['accounts'],
  'twilio-permission-missing': ['accounts', 'try-again'],
  'twilio-wrong-region': ['accounts'],
  'key-missing': ['keys', 'try-again'],
  'key-does-not-fit': ['keys', 'try-again'],
  'key-altered': ['keys', 'try-again'],
  'sealing-key-missing': ['accounts', 'try-again'],
  'recording-unknown': [],
  'recording-gone': [],
  'recording-absent': [],
  'recording-elsewhere': [],
  'audio-damaged': ['fetch-again'],
  'audio-changed': ['open-again'],
  'player-closed': ['open-again'],
};

/** The ways out of `code`, the most promising first. Trying again helps with most, and never harms. */
export function waysOutOf(code: FailureCode): readonly WayOut[] {
  return waysOut[code] ?? ['try-again'];
}
