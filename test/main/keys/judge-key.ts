import { Failure } from '../../../main/failure.ts';
import { parsePrivateKey } from '../../../main/keys/parse-private-key.ts';
import type { Expected, KeyCase } from './key-cases.ts';

/** What became of it, in the terms of the case: of the facts only those the case names. */
export function judgeKey({ bytes, passphrase, expected }: KeyCase): Expected {
  try {
    return parsePrivateKey(Uint8Array.from(bytes), passphrase) === null ? 'needs-passphrase' : 'opens';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, facts } = error;
    const asked = typeof expected === 'object' ? Object.keys(expected.facts ?? {}) : [];
    return { code, facts: Object.fromEntries(asked.map((name) => [name, facts[name] ?? '(nothing)'])) };
  }
}
