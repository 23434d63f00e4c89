import type { Key, KeyStanding } from '../contract.ts';

const best: readonly KeyStanding[] = ['backed-up', 'unbacked', 'session', 'missing'];

/** Whether a key opens anything here, and whether it would outlast this machine. */
export function standingOfKey({ keptIn, backedUpAt }: Pick<Key, 'keptIn' | 'backedUpAt'>): KeyStanding {
  if (keptIn === 'lost' || keptIn === 'altered') return 'missing';
  if (keptIn === 'session') return 'session';
  return backedUpAt === null ? 'unbacked' : 'backed-up';
}

export type StandingKey = { readonly fingerprint: string; readonly standing: KeyStanding };

/** For each `CR…` SID that some key was shown to open, the key of the best standing. */
export function keyOfEachSid(keys: readonly Key[]): ReadonlyMap<string, StandingKey> {
  const found = new Map<string, StandingKey>();
  for (const key of keys) {
    const standing = standingOfKey(key);
    for (const sid of key.opens) {
      const other = found.get(sid);
      if (other !== undefined && best.indexOf(other.standing) <= best.indexOf(standing)) continue;
      found.set(sid, { fingerprint: key.fingerprint, standing });
    }
  }
  return found;
}
