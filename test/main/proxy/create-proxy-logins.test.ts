import { expect, test } from 'vitest';
import { Failure } from '../../../main/failure.ts';
import { type Keychain, memoryKeychain } from '../../../main/keychain/keychain.ts';
import { secretNames } from '../../../main/lock/secret-names.ts';
import { createProxyLogins, proxyLoginEntry } from '../../../main/proxy/create-proxy-logins.ts';
import { newRecord } from '../../support/new-record.ts';

const proxy = 'http://proxy.example.com:8080';
const login = { user: 'clerk', secret: 'open sesame' };

function setUp(keychain: Keychain = memoryKeychain()) {
  const record = newRecord();
  const session = memoryKeychain();
  return { record, keychain, session, logins: createProxyLogins({ record, keychain, session }) };
}

test('a login is kept in the keychain, given to its proxy only, and moves with all that is kept', async () => {
  const { record, keychain, logins } = setUp();
  await logins.keep(proxy, login, false);
  expect(await logins.of('HTTP://Proxy.example.com:8080')).toEqual(login);
  expect(await logins.of('http://proxy.example.com:8081')).toBeNull();
  expect(await logins.of('https://proxy.example.com:8080')).toBeNull();
  expect(await logins.list()).toEqual([{ proxy, keptIn: 'keychain', asked: false }]);
  expect(secretNames(record)).toContain(proxyLoginEntry(proxy));
  expect(JSON.stringify(record.prepare('SELECT * FROM setting').all())).not.toContain(login.secret);
  // What is new is used at once, because what was opened before it is not used any more.
  const before = logins.revision();
  await logins.forget(proxy);
  expect(logins.revision()).toBeGreaterThan(before);
  expect([await logins.of(proxy), await logins.list()]).toEqual([null, []]);
  expect(await keychain.read(proxyLoginEntry(proxy))).toBeNull();
});

test('one for this session is in no keychain, and the next session misses it', async () => {
  const { record, keychain, logins } = setUp();
  await logins.keep(proxy, login, true);
  expect(await keychain.read(proxyLoginEntry(proxy))).toBeNull();
  expect(await logins.of(proxy)).toEqual(login);
  expect(await logins.list()).toEqual([{ proxy, keptIn: 'session', asked: false }]);
  const next = createProxyLogins({ record, keychain, session: memoryKeychain() });
  expect(await next.of(proxy)).toBeNull();
  expect(await next.list()).toEqual([{ proxy, keptIn: 'lost', asked: false }]);
});

test('one that comes into the keychain takes the place of the session’s', async () => {
  const { logins } = setUp();
  await logins.keep(proxy, { ...login, secret: 'old' }, true);
  await logins.keep(proxy, login, false);
  expect(await logins.of(proxy)).toEqual(login);
  expect(await logins.list()).toEqual([{ proxy, keptIn: 'keychain', asked: false }]);
});

test('a proxy that asks is listed until it is given something', async () => {
  const { logins } = setUp();
  logins.wanted(proxy);
  expect(await logins.list()).toEqual([{ proxy, keptIn: null, asked: true }]);
  await logins.keep(proxy, login, false);
  expect(await logins.list()).toEqual([{ proxy, keptIn: 'keychain', asked: false }]);
  logins.wanted(proxy);
  expect(await logins.list()).toEqual([{ proxy, keptIn: 'keychain', asked: true }]);
});

test('a port that is not said is the scheme’s own', async () => {
  const { logins } = setUp();
  logins.wanted('http://Proxy.example.com');
  logins.wanted('https://[2001:db8::1]');
  expect((await logins.list()).map((one) => one.proxy)).toEqual([
    'http://proxy.example.com:80',
    'https://[2001:db8::1]:443',
  ]);
  await logins.keep('http://proxy.example.com:80', login, false);
  expect(await logins.of('http://proxy.example.com')).toEqual(login);
});

test('a keychain that is locked is asked only for a login it has, and then says so', async () => {
  const memory = memoryKeychain();
  let locked = false;
  const keychain: Keychain = {
    ...memory,
    read: async (name) => {
      if (locked) throw new Failure('keychain-locked');
      return memory.read(name);
    },
  };
  const { logins } = setUp(keychain);
  locked = true;
  expect(await logins.of(proxy)).toBeNull();
  locked = false;
  await logins.keep(proxy, login, false);
  locked = true;
  await expect(logins.of(proxy)).rejects.toMatchObject({ code: 'keychain-locked' });
  expect(await logins.list()).toEqual([{ proxy, keptIn: 'keychain', asked: false }]);
});

test('an entry that is no login counts as none', async () => {
  const { keychain, logins } = setUp();
  await logins.keep(proxy, login, false);
  await keychain.write(proxyLoginEntry(proxy), Buffer.from('\u0001{"user":'));
  expect(await logins.of(proxy)).toBeNull();
});
