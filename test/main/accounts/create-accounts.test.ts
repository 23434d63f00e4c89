import { expect, test } from 'vitest';
import { credentialOf } from '../../../main/accounts/account-rows.ts';
import { createAccounts } from '../../../main/accounts/create-accounts.ts';
import { calls } from '../../../main/contract.ts';
import { Failure } from '../../../main/failure.ts';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import type { TwilioLogin } from '../../../main/twilio/twilio-login.ts';
import { failingKeychain } from '../../support/failing-keychain.ts';
import { newRecord } from '../../support/new-record.ts';
import { brokenPolicy, policyOf } from '../../support/policy-of.ts';

const osaka = `AC${'a1'.repeat(16)}`;
const tokyo = `AC${'b2'.repeat(16)}`;
const sealingKey = 'ab'.repeat(32);
const keychainName = `twilio:us1:${osaka}`;
const input = {
  account: osaka,
  region: 'us1',
  user: `SK${'9f'.repeat(16)}`,
  secret: 'the-secret-of-osaka',
  name: 'Osaka',
  colour: 'teal',
  sessionOnly: false,
} as const;

function setUp(policy = noPolicy) {
  const record = newRecord();
  const keychain = failingKeychain();
  const session = memoryKeychain();
  const checked: TwilioLogin[] = [];
  const twilio: { refuses: Failure | null } = { refuses: null };
  const now = () => 1_700_000_000;
  const who = { user: 'aiko', machine: 'desk-7' };
  const ledger = createLedger(record, { who, credentialOf: (sid) => credentialOf(record, sid), now });
  const accounts = createAccounts({
    record,
    keychain,
    session,
    note: ledger.noteDeed,
    policy,
    check: async (login) => {
      checked.push(login);
      if (twilio.refuses !== null) throw twilio.refuses;
      return { recordingSeen: true };
    },
    holdsKey: async (fingerprint) => fingerprint === sealingKey,
    now,
  });
  const entries = () => record.prepare('SELECT entry FROM ledger ORDER BY number').pluck().all() as string[];
  const deeds = () =>
    entries()
      .map((entry) => JSON.parse(entry))
      .filter(({ kind }) => kind !== 'fact')
      .map(({ kind, what, outcome, code }) => [kind, what, code ?? outcome].filter((word) => word !== null).join(' '));
  return { record, keychain, session, checked, twilio, accounts, entries, deeds };
}

test('connecting checks, keeps the login in the keychain and lists the account', async () => {
  const { accounts, keychain, checked, deeds } = setUp();
  const account = await accounts.connect(input);
  expect(account).toEqual({
    sid: osaka,
    name: 'Osaka',
    colour: 'teal',
    region: 'us1',
    credential: 'api-key',
    credentialEnds: '9f9f9f',
    keptIn: 'keychain',
    sealingKey: null,
    ...{ parent: null, borrowed: false, status: 'active' },
  });
  expect(calls['accounts.connect'].answer.strict().parse(account)).toEqual(account);
  expect(await accounts.list()).toEqual([account]);
  expect(checked).toEqual([{ account: osaka, region: 'us1', user: input.user, secret: input.secret }]);
  expect(await accounts.login(osaka)).toEqual(checked[0]);
  expect(await keychain.names()).toEqual([keychainName]);
  expect(deeds()).toEqual(['intent account-connected', 'outcome account-connected done']);
});

test('an Auth Token is told from an API key', async () => {
  const { accounts } = setUp();
  expect(await accounts.connect({ ...input, user: osaka })).toMatchObject({
    credential: 'auth-token',
    credentialEnds: 'a1a1a1',
  });
});

test('a login Twilio refuses is not kept, and the refusal is noted', async () => {
  const { accounts, keychain, twilio, deeds } = setUp();
  twilio.refuses = new Failure('twilio-wrong-secret');
  await expect(accounts.connect(input)).rejects.toBe(twilio.refuses);
  expect(await keychain.names()).toEqual([]);
  expect(await accounts.list()).toEqual([]);
  expect(deeds().at(-1)).toBe('outcome account-connected twilio-wrong-secret');
});

test.each([
  ['the keychain refuses to be read', 'read', 0],
  ['the keychain refuses the writing', 'write', 0],
  ['the keychain refuses to be read back', 'read', 1],
] as const)('where %s nothing stays half done', async (_, operation, after) => {
  const { accounts, keychain } = setUp();
  keychain.refuse(operation, after);
  await expect(accounts.connect(input)).rejects.toMatchObject({ code: 'keychain-locked' });
  keychain.mend();
  expect(await keychain.names()).toEqual([]);
  expect(await accounts.list()).toEqual([]);
});

test('a keychain that gives back something else is not believed', async () => {
  const { accounts, keychain } = setUp();
  keychain.alter();
  await expect(accounts.connect(input)).rejects.toMatchObject({ code: 'keychain-unavailable' });
  expect(await keychain.names()).toEqual([]);
});

test('where the row cannot be written the login leaves the keychain again', async () => {
  const { accounts, keychain, record } = setUp();
  record.exec(`CREATE TRIGGER refuse BEFORE INSERT ON account BEGIN SELECT RAISE(ABORT, 'refused'); END`);
  await expect(accounts.connect(input)).rejects.toThrow('refused');
  expect(await keychain.names()).toEqual([]);
});

test('where the ledger cannot be written Twilio is not even asked', async () => {
  const { accounts, keychain, record, checked } = setUp();
  record.pragma('query_only = on');
  await expect(accounts.connect(input)).rejects.toMatchObject({ code: 'disk-refused' });
  expect(checked).toEqual([]);
  expect(await keychain.names()).toEqual([]);
});

test('an account is connected once, and a name is given once, however it is written', async () => {
  const { accounts } = setUp();
  await accounts.connect(input);
  const again = accounts.connect({ ...input, name: 'Other' });
  await expect(again).rejects.toMatchObject({ code: 'account-exists', facts: { name: 'Osaka' } });
  for (const name of ['Osaka', 'OSAKA', 'Ｏｓａｋａ']) {
    await expect(accounts.connect({ ...input, account: tokyo, name })).rejects.toMatchObject({ code: 'name-taken' });
  }
});

test('of two connections at once with one name the second fails', async () => {
  const { accounts, keychain } = setUp();
  const both = await Promise.allSettled([accounts.connect(input), accounts.connect({ ...input, account: tokyo })]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(await keychain.names()).toEqual([keychainName]);
});

test('several accounts are kept apart', async () => {
  const { accounts } = setUp();
  await accounts.connect(input);
  await accounts.connect({ ...input, account: tokyo, name: 'Tokyo', region: 'ie1', secret: 'of-tokyo' });
  expect(await accounts.login(osaka)).toMatchObject({ region: 'us1', secret: input.secret });
  expect(await accounts.login(tokyo)).toMatchObject({ region: 'ie1', secret: 'of-tokyo' });
});

test('a login for this session never reaches the keychain', async () => {
  const { accounts, keychain } = setUp();
  keychain.refuse('read');
  keychain.refuse('write');
  expect(await accounts.connect({ ...input, sessionOnly: true })).toMatchObject({ keptIn: 'session' });
  expect(await accounts.login(osaka)).toMatchObject({ secret: input.secret });
  keychain.mend();
  expect(await keychain.names()).toEqual([]);
});

test('a login that is gone from the keychain shows as lost and is asked for again', async () => {
  const { accounts, keychain } = setUp();
  await accounts.connect(input);
  await keychain.forget(keychainName);
  expect(await accounts.list()).toMatchObject([{ keptIn: 'lost' }]);
  await expect(accounts.login(osaka)).rejects.toMatchObject({ code: 'credential-missing', facts: { name: 'Osaka' } });
  expect(await accounts.changeLogin({ ...input, secret: 'typed again' })).toMatchObject({ keptIn: 'keychain' });
  expect(await accounts.login(osaka)).toMatchObject({ secret: 'typed again' });
});

test.each([
  ['empty', []],
  ['of another version', [0x02, 0x7b, 0x7d]],
  ['not JSON', [0x01, 0x7b]],
  ['without its fields', [0x01, 0x7b, 0x7d]],
])('an entry that is %s counts as lost', async (_, bytes) => {
  const { accounts, keychain } = setUp();
  await accounts.connect(input);
  await keychain.write(keychainName, Uint8Array.from(bytes));
  expect(await accounts.list()).toMatchObject([{ keptIn: 'lost' }]);
  await expect(accounts.login(osaka)).rejects.toMatchObject({ code: 'credential-missing' });
});

test('a locked keychain has lost nothing', async () => {
  const { accounts, keychain } = setUp();
  await accounts.connect(input);
  keychain.refuse('read');
  expect(await accounts.list()).toMatchObject([{ keptIn: 'keychain' }]);
  await expect(accounts.login(osaka)).rejects.toMatchObject({ code: 'keychain-locked' });
});

test('name and colour are changed, all else stays', async () => {
  const { accounts } = setUp();
  const before = await accounts.connect(input);
  const after = await accounts.change({ account: osaka, name: 'Osaka west', colour: 'pink' });
  expect(after).toEqual({ ...before, name: 'Osaka west', colour: 'pink' });
  expect(await accounts.change({ account: osaka, name: 'OSAKA WEST', colour: 'pink' })).toMatchObject({
    name: 'OSAKA WEST',
  });
});

test('a new login is checked, then replaces the old one', async () => {
  const { accounts, checked, deeds } = setUp();
  await accounts.connect(input);
  const user = `SK${'77'.repeat(16)}`;
  const account = await accounts.changeLogin({ account: osaka, user, secret: 'new', sessionOnly: false });
  expect(account.credentialEnds).toBe('777777');
  expect(checked.at(-1)).toEqual({ account: osaka, region: 'us1', user, secret: 'new' });
  expect(await accounts.login(osaka)).toMatchObject({ user, secret: 'new' });
  expect(deeds().at(-1)).toBe('outcome account-login-changed done');
});

test.each([
  ['Twilio refuses it', 'twilio'],
  ['the keychain refuses it', 'keychain'],
  ['the row cannot be written', 'row'],
])('where a new login fails because %s the old one stays', async (_, reason) => {
  const { accounts, keychain, record, twilio } = setUp();
  await accounts.connect(input);
  if (reason === 'twilio') twilio.refuses = new Failure('offline');
  if (reason === 'keychain') keychain.refuse('write');
  if (reason === 'row') {
    record.exec(`CREATE TRIGGER refuse BEFORE UPDATE ON account BEGIN SELECT RAISE(ABORT, 'refused'); END`);
  }
  const changed = accounts.changeLogin({ ...input, user: `SK${'77'.repeat(16)}`, secret: 'new' });
  await expect(changed).rejects.toThrow();
  keychain.mend();
  expect(await accounts.login(osaka)).toMatchObject({ user: input.user, secret: input.secret });
  expect(await accounts.list()).toMatchObject([{ credentialEnds: '9f9f9f', keptIn: 'keychain' }]);
});

test('a login moved to the session leaves the keychain, and moved back the session', async () => {
  const { accounts, keychain, session } = setUp();
  await accounts.connect(input);
  expect(await accounts.changeLogin({ ...input, sessionOnly: true })).toMatchObject({ keptIn: 'session' });
  expect(await keychain.names()).toEqual([]);
  expect(await accounts.changeLogin(input)).toMatchObject({ keptIn: 'keychain' });
  expect(await session.read(keychainName)).toBeNull();
});

test('only a key of the ring can be chosen for sealing, and none at all', async () => {
  const { accounts } = setUp();
  await accounts.connect(input);
  const strange = accounts.chooseSealingKey({ account: osaka, fingerprint: 'cd'.repeat(32) });
  await expect(strange).rejects.toMatchObject({ code: 'sealing-key-missing' });
  expect(await accounts.chooseSealingKey({ account: osaka, fingerprint: sealingKey })).toMatchObject({ sealingKey });
  expect(accounts.sealingKey(osaka)).toBe(sealingKey);
  await accounts.chooseSealingKey({ account: osaka, fingerprint: null });
  expect(accounts.sealingKey(osaka)).toBeNull();
});

test('a forgotten account takes its login with it', async () => {
  const { accounts, keychain, deeds } = setUp();
  await accounts.connect(input);
  await accounts.forget(osaka);
  expect(await accounts.list()).toEqual([]);
  expect(await keychain.names()).toEqual([]);
  await expect(accounts.login(osaka)).rejects.toMatchObject({ code: 'account-unknown' });
  expect(deeds().at(-1)).toBe('outcome account-forgotten done');
});

test('an account whose login cannot be removed is not forgotten', async () => {
  const { accounts, keychain } = setUp();
  await accounts.connect(input);
  keychain.refuse('forget');
  await expect(accounts.forget(osaka)).rejects.toMatchObject({ code: 'keychain-locked' });
  expect(await accounts.list()).toHaveLength(1);
});

test('what is not connected is unknown to every call', async () => {
  const { accounts } = setUp();
  const account = osaka;
  const attempts = [
    () => accounts.change({ account, name: 'x', colour: 'red' }),
    () => accounts.changeLogin(input),
    () => accounts.chooseSealingKey({ account, fingerprint: null }),
    () => accounts.forget(account),
    () => accounts.login(account),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'account-unknown' });
  expect(accounts.sealingKey(account)).toBeNull();
});

test('the secret is in no answer, no row and no entry', async () => {
  const { accounts, record, entries } = setUp();
  const answers = [
    await accounts.connect(input),
    await accounts.changeLogin({ ...input, secret: 'the-second-secret' }),
    await accounts.list(),
  ];
  await accounts.forget(osaka).catch(() => {});
  const said = JSON.stringify([answers, entries(), record.prepare('SELECT * FROM account').all()]);
  expect(said).not.toMatch(/the-secret-of-osaka|the-second-secret/);
  expect(said).toContain('9f9f9f');
});

test('the ledger names the end of the credential that was used', async () => {
  const { accounts, entries } = setUp();
  await accounts.connect(input);
  await accounts.change({ account: osaka, name: 'Osaka', colour: 'red' });
  expect(JSON.parse(entries().at(-1) ?? '{}').who.credential).toBe('9f9f9f');
});

test.each([
  ['not named', policyOf({ 'accounts.allowed': [tokyo] }), { code: 'forbidden-by-policy', facts: { account: osaka } }],
  ['in another region', policyOf({ 'accounts.regions': ['ie1'] }), { code: 'forbidden-by-policy' }],
  ['under a policy nobody understands', brokenPolicy, { code: 'policy-unreadable' }],
])('an account that is %s is not connected, and Twilio is not asked', async (_, policy, refusal) => {
  const { accounts, checked, deeds, keychain } = setUp(policy);
  await expect(accounts.connect(input)).rejects.toMatchObject(refusal);
  expect([checked, deeds(), await accounts.list(), await keychain.names()]).toEqual([[], [], [], []]);
});

test('an account that was connected before the policy came is listed, but nothing is asked about it', async () => {
  const before = setUp();
  await before.accounts.connect(input);
  const { record, keychain, session } = before;
  const accounts = createAccounts({
    ...{ record, keychain, session, policy: policyOf({ 'accounts.allowed': [tokyo] }), now: () => 1 },
    note: (_, action) => action(),
    check: () => expect.fail('Twilio was asked'),
    holdsKey: async () => true,
  });
  expect(await accounts.list()).toHaveLength(1);
  const refusal = { code: 'forbidden-by-policy', facts: { policy: 'accounts.allowed' } };
  await expect(accounts.login(osaka)).rejects.toMatchObject(refusal);
  const { user, secret } = input;
  const changing = accounts.changeLogin({ account: osaka, user, secret, sessionOnly: false });
  await expect(changing).rejects.toMatchObject(refusal);
  await accounts.forget(osaka);
});

test('forgotten in one region and connected in another, an account has another name: what is still to be removed there is not looked for here', async () => {
  const { accounts } = setUp();
  expect((await accounts.connect(input)).sid).toBe(osaka);
  await accounts.forget(osaka);
  expect((await accounts.connect({ ...input, region: 'ie1' })).sid).toBe(`${osaka}-ie1`);
  await accounts.forget(`${osaka}-ie1`);
  expect((await accounts.connect(input)).sid).toBe(osaka);
});
