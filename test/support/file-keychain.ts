import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keychain } from '../../main/keychain/keychain.ts';

/** A keychain that outlives a killed process, for tests of what happens then: a file for each entry, and no protection. */
export function fileKeychain(folder: string): Keychain {
  mkdirSync(folder, { recursive: true });
  const path = (name: string) => join(folder, Buffer.from(name).toString('hex'));
  return {
    state: async () => ({ usable: true, reason: null }),
    read: async (name) => (existsSync(path(name)) ? Uint8Array.from(readFileSync(path(name))) : null),
    write: async (name, secret) => {
      writeFileSync(`${path(name)}.new`, secret);
      renameSync(`${path(name)}.new`, path(name));
    },
    forget: async (name) => rmSync(path(name), { force: true }),
  };
}
