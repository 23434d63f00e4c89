import type { KeyFacts as CoveredKey } from '../coverage/coverage-facts.ts';
import { type Check, checksOf } from './checks-of.ts';

/** What can be known of one key. Times are UTC seconds. */
export type KeyFacts = {
  readonly key: CoveredKey;
  /** When the last recovery kit that holds it was made; null: it does not. */
  readonly inKitOf: number | null;
};
const keyCheck = checksOf<KeyFacts>();

/** Older keys should be followed by new ones, s: two years. */
const oldAfter = 2 * 365 * 86_400;
/** A key counts as in use for this long after its newest recording, s. */
const inUse = 30 * 86_400;

/** Whether a key would outlast this computer. */
const checkKeyBackup = keyCheck({
  name: 'key-backup',
  needs: ['key', 'inKitOf'],
  grades: { 'none-needed': 'urgent', none: 'attention', 'in-kit': 'fine', 'backed-up': 'fine' },
  judge: ({ key, inKitOf }) => {
    if (key.backedUpAt !== null) return { says: 'backed-up', facts: { backedUpAt: key.backedUpAt } };
    if (inKitOf !== null) return { says: 'in-kit', facts: { madeAt: inKitOf } };
    return key.opens.count > 0 ? { says: 'none-needed', facts: { count: key.opens.count } } : { says: 'none' };
  },
});

/** Whether a key is where it should be. */
const checkKeyKept = keyCheck({
  name: 'key-kept',
  needs: ['key'],
  grades: { altered: 'urgent', 'lost-needed': 'urgent', lost: 'attention', session: 'attention', keychain: 'fine' },
  judge: ({ key }) => {
    if (key.keptIn !== 'lost') return { says: key.keptIn };
    return key.opens.count > 0 ? { says: 'lost-needed', facts: { count: key.opens.count } } : { says: 'lost' };
  },
});

/** Whether recordings are still being sealed for an old key. */
const checkKeyAge = keyCheck({
  name: 'key-age',
  needs: ['key'],
  grades: { old: 'attention', 'old-unused': 'fine', young: 'fine' },
  judge: ({ key }, now) => {
    const facts = { addedAt: key.addedAt };
    if (now - key.addedAt < oldAfter) return { says: 'young', facts };
    return { says: now - (key.newest ?? 0) < inUse ? 'old' : 'old-unused', facts };
  },
});

export const keyChecks: readonly Check<KeyFacts>[] = [checkKeyKept, checkKeyBackup, checkKeyAge];
