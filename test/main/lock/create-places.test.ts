import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../main/failure.ts';
import { type Keychain, memoryKeychain } from '../../../main/keychain/keychain.ts';
import { createPlaces } from '../../../main/lock/create-places.ts';
import { createVault } from '../../../main/lock/create-vault.ts';
import { failingKeychain } from '../../support/failing-keychain.ts';
import { newFolder } from '../../support/new-record.ts';

const passphrase = 'seven boats leave at dawn';
const names = ['ledger:signing', 'rsa:1', 'twilio:us1:AC0', 's3:one', 'never:there'];
const kept = names.slice(0, 4);
const refusing = (code: 'keychain-unavailable' | 'keychain-locked'): Keychain => {
  const refuse = async () => {
    throw new Failure(code, { reason: 'no Secret Service' });
  };
  return { state: async () => ({ usable: false, reason: 'no' }), read: refuse, write: refuse, forget: refuse };
};

/** A profile with four secrets in its keychain. `start` is the next run of the program on it. */
async function newProfile() {
  const folder = newFolder();
  const system = failingKeychain();
  const secrets = new Map(kept.map((name) => [name, Uint8Array.from(randomBytes(64))]));
  for (const [name, secret] of secrets) await system.write(name, secret);
  const start = (keychain: Keychain = system, session = memoryKeychain()) => {
    const vault = createVault(join(folder, 'vault.koekura'));
    return { vault, session, places: createPlaces({ vault, system: keychain, demo: false, session }) };
  };
  /** Everything is to be had, from one place or the other, as it was. */
  const mustHoldAll = async ({ places }: ReturnType<typeof start>) => {
    for (const [name, secret] of secrets) expect(await places.keychain.read(name)).toEqual(secret);
    expect(await places.keychain.read('never:there')).toBeNull();
  };
  return { folder, system, secrets, start, mustHoldAll };
}

test('everything moves into a vault and is forgotten in the keychain', async () => {
  const { system, start, mustHoldAll } = await newProfile();
  const run = start();
  expect(run.places.kind()).toBe('system');
  expect(await run.places.toVault(passphrase, names)).toBe(4);
  expect(run.places.kind()).toBe('vault');
  await mustHoldAll(run);
  expect(await system.names()).toEqual([]);
  const next = start();
  expect(next.places.kind()).toBe('vault');
  await expect(next.places.keychain.read('rsa:1')).rejects.toMatchObject({ code: 'keychain-locked' });
  await next.vault.open(passphrase);
  await mustHoldAll(next);
});

test('and back: the file is gone, the keychain has it all', async () => {
  const { folder, system, start, mustHoldAll } = await newProfile();
  const run = start();
  await run.places.toVault(passphrase, names);
  await run.places.keychain.write('rsa:2', randomBytes(9));
  expect(await run.places.toKeychain()).toBe(5);
  expect(run.places.kind()).toBe('system');
  await mustHoldAll(run);
  expect((await system.names()).sort()).toEqual([...kept, 'rsa:2'].sort());
  expect(readdirSync(folder)).toEqual([]);
  await mustHoldAll(start());
});

test('what lasts for this session goes into the vault too, but for the key of the ledger, which the record calls a session’s', async () => {
  const { start } = await newProfile();
  const run = start(refusing('keychain-unavailable'));
  for (const name of names.slice(0, 3)) await run.session.write(name, randomBytes(8));
  run.places.chooseSession();
  expect(run.places.kind()).toBe('session');
  expect(await run.places.toVault(passphrase, names)).toBe(2);
  expect(run.places.kind()).toBe('vault');
  expect(await run.session.read('rsa:1')).toBeNull();
  expect(await run.session.read('ledger:signing')).not.toBeNull();
  expect([...run.vault.content().secrets.keys()].sort()).toEqual(['rsa:1', 'twilio:us1:AC0']);
});

test('where there is no keychain at all a vault can be made at once, and is used from then on', async () => {
  const { start } = await newProfile();
  const run = start(refusing('keychain-unavailable'));
  expect(run.places.kind()).toBe('system');
  expect(await run.places.toVault(passphrase, names)).toBe(0);
  await run.places.keychain.write('rsa:1', randomBytes(8));
  expect([...run.vault.content().secrets.keys()]).toEqual(['rsa:1']);
});

test('a keychain that is locked may hold what would be left behind: nothing moves', async () => {
  const { folder, start } = await newProfile();
  const run = start(refusing('keychain-locked'));
  await expect(run.places.toVault(passphrase, names)).rejects.toMatchObject({ code: 'keychain-locked' });
  expect(readdirSync(folder)).toEqual([]);
});

test('from a closed vault nothing moves', async () => {
  const { system, start } = await newProfile();
  await start().places.toVault(passphrase, names);
  const next = start();
  await expect(next.places.toKeychain()).rejects.toMatchObject({ code: 'keychain-locked' });
  expect(await system.names()).toEqual([]);
});

describe('a move that fails changes nothing', () => {
  test('when the keychain refuses to be read', async () => {
    const { folder, system, start, mustHoldAll } = await newProfile();
    const run = start();
    system.refuse('read', 2);
    await expect(run.places.toVault(passphrase, names)).rejects.toMatchObject({ code: 'keychain-locked' });
    system.mend();
    expect(readdirSync(folder)).toEqual([]);
    expect(run.places.kind()).toBe('system');
    await mustHoldAll(run);
  });

  test('when the file cannot be written', async () => {
    const { folder, start, mustHoldAll } = await newProfile();
    const run = start();
    // A folder that is not empty where the vault is to be: it cannot be renamed over.
    mkdirSync(join(folder, 'vault.koekura', 'in the way'), { recursive: true });
    await expect(run.places.toVault(passphrase, names)).rejects.toMatchObject({ code: 'disk-refused' });
    expect(readdirSync(folder)).toEqual(['vault.koekura']);
    expect(run.places.kind()).toBe('system');
    await mustHoldAll(run);
  });

  test.each([
    ['is refused', (system: ReturnType<typeof failingKeychain>) => system.refuse('write', 2)],
    ['comes back altered', (system: ReturnType<typeof failingKeychain>) => system.alter()],
  ])('when what is written to the keychain %s', async (_what, spoil) => {
    const { system, start, mustHoldAll } = await newProfile();
    const run = start();
    await run.places.toVault(passphrase, names);
    spoil(system);
    await expect(run.places.toKeychain()).rejects.toMatchObject({ code: expect.stringMatching(/^keychain-/) });
    expect(run.places.kind()).toBe('vault');
    await mustHoldAll(run);
    expect(await system.names()).toEqual([]);
  });
});

describe('killed midway', () => {
  /** Stands for the kill: after so many operations of the keychain nothing goes on, and `stands` says that it is so. */
  const dying = (system: Keychain, operations: number) => {
    let left = operations;
    let stop: () => void = () => undefined;
    const stands = new Promise<void>((done) => {
      stop = done;
    });
    const unlessDead =
      <Given extends readonly unknown[], Result>(act: (...given: Given) => Promise<Result>) =>
      (...given: Given): Promise<Result> => {
        left -= 1;
        if (left >= 0) return act(...given);
        stop();
        return new Promise<Result>(() => undefined);
      };
    const keychain: Keychain = {
      state: system.state,
      read: unlessDead(system.read),
      write: unlessDead(system.write),
      forget: unlessDead(system.forget),
    };
    return { keychain, stands };
  };

  // Five reads, then forgetting.
  test.each([0, 2, 4, 5, 6, 8])('into the vault, after %i operations of the keychain', async (operations) => {
    const { system, start, mustHoldAll } = await newProfile();
    const { keychain, stands } = dying(system, operations);
    await Promise.race([start(keychain).places.toVault(passphrase, names), stands]);
    const next = start();
    if (next.places.kind() === 'vault') {
      expect(await next.vault.open(passphrase)).toBe(true);
      await next.places.tidy();
      expect(await system.names()).toEqual([]);
    }
    await mustHoldAll(next);
  });

  // Four writes, four reads back.
  test.each([0, 1, 3, 4, 6, 8])('into the keychain, after %i operations of it', async (operations) => {
    const { system, folder, start, mustHoldAll } = await newProfile();
    await start().places.toVault(passphrase, names);
    const { keychain, stands } = dying(system, operations);
    const run = start(keychain);
    await run.vault.open(passphrase);
    await Promise.race([run.places.toKeychain(), stands]);
    const next = start();
    if (next.places.kind() === 'vault') {
      expect(await next.vault.open(passphrase)).toBe(true);
      await next.places.tidy();
      expect(await system.names()).toEqual([]);
    } else {
      expect(existsSync(join(folder, 'vault.koekura'))).toBe(false);
    }
    await mustHoldAll(next);
  });

  test.each(['vault.koekura.new', 'vault.koekura.old'])(
    '%s counts for nothing and goes at the next start',
    async (left) => {
      const { folder, start, mustHoldAll } = await newProfile();
      writeFileSync(join(folder, left), 'half a vault');
      const next = start();
      expect(next.places.kind()).toBe('system');
      expect(readdirSync(folder)).toEqual([]);
      await mustHoldAll(next);
    },
  );

  test('what the keychain will not forget now is forgotten later', async () => {
    const { system, start, mustHoldAll } = await newProfile();
    const run = start();
    system.refuse('forget');
    await run.places.toVault(passphrase, names);
    expect(await system.names()).toHaveLength(4);
    await mustHoldAll(run);
    system.mend();
    const next = start();
    await next.vault.open(passphrase);
    await next.places.tidy();
    expect(await system.names()).toEqual([]);
    await mustHoldAll(next);
  });
});
