import { z } from 'zod';
import { call, nothing, secret } from './words.ts';

/** The lock. These calls, and few others, are answered while it is closed (`router.ts`). */
const lockState = z.object({
  locked: z.boolean(),
  /** What opens it; `none`: nothing was chosen yet, so that nothing can be locked. */
  opensWith: z.enum(['none', 'passphrase', 'vault']),
  /** Whether the system's own means (Touch ID) can open it too. */
  systemMeans: z.boolean(),
  /** Whether secrets of this session are sealed until the passphrase is given. */
  sessionSealed: z.boolean(),
  /** Until the next passphrase is tried, s. */
  waitSeconds: z.int(),
  /** `working`: goes on behind the lock. `resting`: was paused by it. */
  batches: z.object({ working: z.int(), resting: z.int() }),
  language: z.enum(['system', 'en', 'ja']),
  systemLanguage: z.enum(['en', 'ja']),
  theme: z.enum(['system', 'light', 'dark']),
});
export type LockState = z.infer<typeof lockState>;

/** Where secrets are kept. `undecided`: there is no keychain, and nothing else was chosen yet. */
export const secretsIn = z.enum(['system', 'vault', 'session', 'memory', 'undecided']);

export const lockCalls = {
  'lock.state': call(nothing, lockState),
  /** `locked` false: there is nothing to open it with yet. */
  'lock.now': call(nothing, z.object({ locked: z.boolean() })),
  /** Fails with lock-wrong-passphrase, or lock-wait {seconds}. */
  'lock.open': call(z.object({ passphrase: secret }), nothing),
  /** Asks the system; fails with lock-not-shown. */
  'lock.open-by-system': call(nothing, nothing),
  /** A first passphrase, or another one; fails with passphrase-too-weak, or as `lock.open` when `current` is wrong. */
  'lock.set-passphrase': call(z.object({ passphrase: secret, current: secret.nullable() }), nothing),
  /** From now on nothing is locked. */
  'lock.remove-passphrase': call(z.object({ current: secret }), nothing),
  /**
   * Everything kept in the system's keychain, and for this session where that was chosen, goes into a vault file. `current`:
   * the lock's passphrase, where it has one. Fails with passphrase-too-weak, disk-full, disk-refused, or as the keychain.
   */
  'secrets.to-vault': call(z.object({ passphrase: secret, current: secret.nullable() }), z.object({ moved: z.int() })),
  /** The other way; the vault's passphrase stays that of the lock. */
  'secrets.to-keychain': call(z.object({ current: secret }), z.object({ moved: z.int() })),
  /** There is no keychain, and the user wants nothing kept. */
  'secrets.for-session': call(nothing, nothing),
} as const;

export const lockEvents = {
  'lock.changed': z.object({ locked: z.boolean() }),
} as const;
