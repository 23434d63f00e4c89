import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { createPlaces } from '../../../main/lock/create-places.ts';
import { createVault } from '../../../main/lock/create-vault.ts';
import { fileKeychain } from '../../support/file-keychain.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A move between keychain and vault is killed, as by kill -9, before every single step of it, and the program started again. */

const life = fileURLToPath(new URL('../../support/move-life.ts', import.meta.url));
const passphrase = 'seven boats leave at dawn';
const secrets = new Map(['rsa:1', 'twilio:us1:AC0'].map((name) => [name, Uint8Array.from(randomBytes(64))]));
const names = [...secrets.keys(), 'never:there'];
const home = temporaryFolder();
/** Everything in the keychain, and everything in a vault. */
const before = { vault: join(home.path, 'in the keychain'), keychain: join(home.path, 'in a vault') };
type To = keyof typeof before;

const open = (folder: string) => {
  const vault = createVault(join(folder, 'profile', 'vault.koekura'));
  const system = fileKeychain(join(folder, 'keychain'));
  return { vault, system, places: createPlaces({ vault, system, demo: false, session: memoryKeychain() }) };
};
const inKeychain = (folder: string) => readdirSync(join(folder, 'keychain')).length;

beforeAll(async () => {
  for (const folder of Object.values(before)) {
    mkdirSync(join(folder, 'profile'), { recursive: true });
    const { system } = open(folder);
    for (const [name, secret] of secrets) await system.write(name, secret);
  }
  await open(before.keychain).places.toVault(passphrase, names);
}, 60_000);
afterAll(home.remove);

/** Moves in a copy, killed before `step`; gives the copy, and how many steps there were if it came to its end. */
async function move(to: To, step: number): Promise<{ readonly folder: string; readonly steps: number | null }> {
  const folder = join(home.path, `${to} ${step}`);
  cpSync(before[to], folder, { recursive: true });
  const moving = promisify(execFile)(process.execPath, [life, folder, to, passphrase, String(step), ...names]);
  const steps = await moving.then(
    ({ stdout }) => Number(stdout),
    (ended: { signal?: string }) => {
      expect(ended).toMatchObject({ signal: 'SIGKILL' });
      return null;
    },
  );
  return { folder, steps };
}

/** The next run has all of it in one place and nothing in the other, and nothing else lies about. Gives where. */
async function mustHoldAll(folder: string): Promise<To> {
  const { vault, places } = open(folder);
  const isVault = places.kind() === 'vault';
  if (isVault) {
    expect(await vault.open(passphrase)).toBe(true);
    await places.tidy();
  }
  for (const [name, secret] of secrets) expect(await places.keychain.read(name), name).toEqual(secret);
  expect(await places.keychain.read('never:there')).toBeNull();
  expect(inKeychain(folder)).toBe(isVault ? 0 : secrets.size);
  expect(readdirSync(join(folder, 'profile'))).toEqual(isVault ? ['vault.koekura'] : []);
  return isVault ? 'vault' : 'keychain';
}

test.each<[To, To]>([
  ['vault', 'keychain'],
  ['keychain', 'vault'],
])(
  'into the %s: killed before any step, everything is there once',
  async (to, from) => {
    const whole = await move(to, -1);
    expect(await mustHoldAll(whole.folder)).toBe(to);
    const steps = whole.steps ?? 0;
    expect(steps).toBeGreaterThan(10);
    const found: To[] = [];
    for (let step = 0; step < steps; step += 1) {
      const { folder, steps: ended } = await move(to, step);
      expect(ended, `step ${step} of ${steps} kills`).toBeNull();
      found.push(await mustHoldAll(folder));
    }
    // It is switched once, at one step, and not back.
    expect(found[0]).toBe(from);
    expect(found.at(-1)).toBe(to);
    expect(found.toSorted((one, other) => (one === other ? 0 : one === from ? -1 : 1))).toEqual(found);
  },
  600_000,
);
