import { fork } from 'node:child_process';
import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createAccountSecrets } from '../../../main/accounts/account-secrets.ts';
import { createBucketKeys } from '../../../main/archive/bucket-keys.ts';
import { openingKeyFrom } from '../../../main/crypto/seal-to-key.ts';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { generateKey } from '../../../main/keys/generate-key.ts';
import { createPrivateHalves } from '../../../main/keys/private-halves.ts';
import { createSession } from '../../../main/lock/create-session.ts';
import { scanMemory } from '../../support/scan-memory.ts';

const newKey = () => openingKeyFrom(randomBytes(32), 'test');
const half = (key: KeyObject) => createPublicKey(key);
const locked = { code: 'keychain-locked' };

test('sealed, it answers like a locked keychain for what it holds, and lets others be asked for the rest', async () => {
  const session = createSession();
  const key = newKey();
  await session.write('rsa:1', Uint8Array.of(1, 2, 3));
  session.seal(half(key));
  expect(session.isSealed()).toBe(true);
  expect(await session.state()).toMatchObject({ usable: false });
  await expect(session.read('rsa:1')).rejects.toMatchObject(locked);
  await expect(session.forget('rsa:1')).rejects.toMatchObject(locked);
  await expect(session.write('rsa:2', Uint8Array.of(4))).rejects.toMatchObject(locked);
  expect(await session.read('rsa:2')).toBeNull();
  await session.forget('rsa:2');
  session.open(key);
  expect(await session.read('rsa:1')).toEqual(Uint8Array.of(1, 2, 3));
});

test('sealed twice, it opens with the key of the first time; nothing is nothing to seal', async () => {
  const session = createSession();
  const key = newKey();
  session.seal(half(newKey()));
  expect(session.isSealed()).toBe(false);
  await session.write('rsa:1', Uint8Array.of(1));
  session.seal(half(key));
  session.seal(half(newKey()));
  session.open(key);
  expect(await session.read('rsa:1')).toEqual(Uint8Array.of(1));
});

test('what another key was meant for is gone, and others can be kept again', async () => {
  const session = createSession();
  await session.write('rsa:1', Uint8Array.of(1));
  session.seal(half(newKey()));
  session.open(newKey());
  expect(await session.read('rsa:1')).toBeNull();
  await session.write('rsa:1', Uint8Array.of(2));
  expect(await session.read('rsa:1')).toEqual(Uint8Array.of(2));
});

test('logins, private halves and access keys of the session stay in their lists, and none can be used', async () => {
  const session = createSession();
  const keychain = memoryKeychain();
  const [logins, halves, buckets] = [
    createAccountSecrets(keychain, session),
    createPrivateHalves(keychain, session),
    createBucketKeys(keychain, session),
  ];
  const owner = { sid: `AC${'1'.repeat(32)}`, region: 'us1' };
  const { fingerprint, privateHalf } = await generateKey();
  await logins.keep(owner, { user: 'SK1', secret: 'hush' }, true);
  await logins.keep({ ...owner, region: 'ie1' }, { user: 'SK2', secret: 'kept' }, false);
  await halves.keep(fingerprint, privateHalf, true);
  await buckets.keep('one', { accessKey: 'AKIA', secretKey: 'hush' }, true);
  const key = newKey();
  halves.wipe();
  session.seal(half(key));
  expect(await logins.whereabouts(owner)).toBe('session');
  expect(await halves.whereabouts(fingerprint)).toBe('session');
  await expect(logins.read(owner)).rejects.toMatchObject(locked);
  await expect(halves.open(fingerprint)).rejects.toMatchObject(locked);
  await expect(buckets.read('one')).rejects.toMatchObject(locked);
  expect(await logins.read({ ...owner, region: 'ie1' })).toMatchObject({ secret: 'kept' });
  session.open(key);
  expect(await logins.read(owner)).toMatchObject({ secret: 'hush' });
  expect(await halves.open(fingerprint)).not.toBeNull();
  expect(await buckets.read('one')).toMatchObject({ secretKey: 'hush' });
});

// The memory of another process can be read as a file on Linux alone; what is tried is the same code everywhere.
test.runIf(process.platform === 'linux')(
  'sealed, no secret is anywhere in the memory of its process',
  async () => {
    const child = fork(fileURLToPath(new URL('../../support/session-life.ts', import.meta.url)));
    onTestFinished(() => void child.kill());
    const [{ masked, mask }] = await once(child, 'message');
    const secrets = (masked as string[]).map((text) =>
      Buffer.from(Buffer.from(text, 'base64').map((byte) => byte ^ mask)),
    );
    const told = async (order: string) => {
      const answer = once(child, 'message');
      child.send(order);
      return (await answer)[0];
    };
    const found = () => secrets.map((secret) => scanMemory(child.pid ?? 0, secret.subarray(0, 32)));
    for (const times of found()) expect(times).toBeGreaterThan(0);
    expect(await told('seal')).toMatchObject({ sealed: true });
    expect(found()).toEqual([0, 0]);
    expect(await told('open')).toMatchObject({ sealed: false, first: secrets[0]?.[0] });
    for (const times of found()) expect(times).toBeGreaterThan(0);
  },
  60_000,
);
