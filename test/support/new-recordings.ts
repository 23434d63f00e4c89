import { createHash } from 'node:crypto';
import type { RecordingFacts } from '../../main/recording.ts';

/** A SID that is always the same for the same name. */
export function sidFor(prefix: string, name: string | number): string {
  return prefix + createHash('sha256').update(`${prefix}${name}`).digest('hex').slice(0, 32);
}

export const someAccount = sidFor('AC', 'some');
export const otherAccount = sidFor('AC', 'other');

/** An unremarkable recording; what matters to the test is said in `facts`. */
export function newRecording(name: string | number, facts: Partial<RecordingFacts> = {}): RecordingFacts {
  return {
    sid: sidFor('RE', name),
    account: someAccount,
    call: sidFor('CA', name),
    conference: null,
    startedAt: 1_790_000_000,
    createdAt: 1_790_000_001,
    updatedAt: 1_790_000_100,
    duration: 61,
    channels: 2,
    source: 'DialVerb',
    status: 'completed',
    errorCode: null,
    price: 0.0025,
    priceUnit: 'USD',
    encrypted: false,
    keySid: null,
    whereabouts: 'twilio',
    wrap: null,
    ...facts,
  };
}

/** The same, sealed for `keySid`. */
export function newSealedRecording(
  name: string | number,
  keySid: string,
  facts: Partial<RecordingFacts> = {},
): RecordingFacts {
  const wrap = { encryptedContentKey: Buffer.alloc(256, String(name)), iv: Buffer.alloc(12, String(name)) };
  return newRecording(name, { encrypted: true, keySid, wrap, ...facts });
}
