import { Failure } from '../../main/failure.ts';
import type { Keychain } from '../../main/keychain/keychain.ts';
import { memoryKeychain } from '../../main/keychain/keychain.ts';

/** A keychain in memory that refuses, forgets or alters on demand, and shows what it was left with. */
export type FailingKeychain = Keychain & {
  /** From now on this operation fails as a locked keychain does, `after` calls later. */
  readonly refuse: (operation: 'read' | 'write' | 'forget', after?: number) => void;
  /** From now on what is written comes back altered. */
  readonly alter: () => void;
  readonly mend: () => void;
  readonly names: () => Promise<string[]>;
};

export function failingKeychain(): FailingKeychain {
  const inner = memoryKeychain();
  const written = new Set<string>();
  const left = new Map<string, number>();
  let altering = false;

  const check = (operation: string) => {
    const calls = left.get(operation);
    if (calls === undefined) return;
    if (calls <= 0) throw new Failure('keychain-locked', { reason: 'refused by the test' });
    left.set(operation, calls - 1);
  };

  return {
    state: inner.state,
    read: async (name) => {
      check('read');
      return inner.read(name);
    },
    write: async (name, secret) => {
      check('write');
      const kept = Uint8Array.from(secret);
      if (altering) kept[kept.length >> 1] = (kept[kept.length >> 1] ?? 0) ^ 1;
      written.add(name);
      await inner.write(name, kept);
    },
    forget: async (name) => {
      check('forget');
      await inner.forget(name);
    },
    refuse: (operation, after = 0) => {
      left.set(operation, after);
    },
    alter: () => {
      altering = true;
    },
    mend: () => {
      left.clear();
      altering = false;
    },
    names: async () => {
      const found: string[] = [];
      for (const name of written) if ((await inner.read(name)) !== null) found.push(name);
      return found;
    },
  };
}
