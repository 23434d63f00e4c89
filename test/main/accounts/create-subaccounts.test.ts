import { describe, expect, test } from 'vitest';
import type { Accounts } from '../../../main/accounts/create-accounts.ts';
import { explainRefusal } from '../../../main/accounts/explain-refusal.ts';
import { calls } from '../../../main/contract.ts';
import { Failure } from '../../../main/failure.ts';
import { newFamily } from '../../support/new-family.ts';

const taken = (outcomes: readonly { readonly account: string | null }[]) =>
  outcomes.filter(({ account }) => account !== null).length;
const childOf = async (accounts: Accounts) => (await accounts.list()).find(({ parent }) => parent !== null);
const never = new AbortController().signal;

describe('the subaccounts of a parent', () => {
  test('are listed with name and standing, without the parent, and without what is secret', async () => {
    const { subaccounts, parent, sids, simulator } = await newFamily({ subaccounts: 3 });
    simulator.setStatus(sids[1] as string, 'suspended');
    const answer = await subaccounts.list(parent);
    expect(calls['subaccounts.list'].answer.strict().parse(answer)).toEqual(answer);
    expect(answer.subaccounts).toEqual([
      { sid: sids[0], name: 'Koekura demo, Osaka', status: 'active', connected: null },
      { sid: sids[1], name: 'Koekura demo, Nagoya', status: 'suspended', connected: null },
      { sid: sids[2], name: 'Koekura demo, Sapporo', status: 'active', connected: null },
    ]);
  });

  test('are a thousand in several pages, each of them once', async () => {
    const { subaccounts, parent, sids, progress } = await newFamily({ subaccounts: 1000, subaccountRecordings: 0 });
    const { subaccounts: found } = await subaccounts.list(parent);
    expect(found.map(({ sid }) => sid)).toEqual(sids);
    expect(progress.map(({ done }) => done)).toEqual([200, 400, 600, 800, 1000, 1001]);
  });

  test('are shown though Twilio leaves fields out, and named by the end of their SID when taken in', async () => {
    const { subaccounts, parent, sids, simulator, accounts } = await newFamily({ subaccounts: 2 });
    simulator.setFault('malformed-account', 1);
    expect((await subaccounts.list(parent)).subaccounts[0]).toMatchObject({ sid: sids[0], name: null, status: null });
    await subaccounts.takeIn(parent, [sids[0] as string]);
    expect((await accounts.list()).map(({ name }) => name)).toContain(`AC…${sids[0]?.slice(-6)}`);
  });

  test.each([
    ['apiKey', 'subaccounts-refused'],
    ['token', 'twilio-wrong-secret'],
  ] as const)('cannot be listed with %s that Twilio refuses: %s', async (login, code) => {
    const { subaccounts, parent, simulator } = await newFamily({}, login);
    if (login === 'token') simulator.replaceToken(parent, 'f'.repeat(32));
    await expect(subaccounts.list(parent)).rejects.toMatchObject({ code });
  });

  test.each(['broken-json', 'foreign-paging'] as const)(
    'a list that is not to be believed is refused: %s',
    async (fault) => {
      const { subaccounts, parent, simulator } = await newFamily({ subaccounts: 250, subaccountRecordings: 0 });
      simulator.setFault(fault, 'on');
      const code = fault === 'broken-json' ? 'twilio-answer-strange' : 'credentials-withheld';
      await expect(subaccounts.list(parent)).rejects.toMatchObject({ code });
      expect(simulator.report().secondOrigin).toEqual([]);
    },
  );
});

describe('taking subaccounts in', () => {
  test('connects each with the parent’s login, a free name and a colour of its own', async () => {
    const { subaccounts, accounts, parent, sids, simulator, keychain, entries } = await newFamily({ subaccounts: 9 });
    simulator.setFault('same-names', 'on');
    await subaccounts.list(parent);
    const outcomes = await subaccounts.takeIn(parent, sids);
    expect(outcomes.map(({ account }) => account)).toEqual(sids);
    const children = (await accounts.list()).filter(({ sid }) => sid !== parent);
    expect(new Set(children.map(({ name }) => name)).size).toBe(9);
    expect(children[0]?.name).toMatch(/^Koekura demo, branch/);
    expect(new Set(children.map(({ colour }) => colour)).size).toBe(8);
    expect(children.every((child) => child.borrowed && child.parent === parent && child.keptIn === 'keychain')).toBe(
      true,
    );
    expect(await keychain.names()).toEqual([`twilio:us1:${parent}`]);
    const { user, lentBy } = await accounts.login(sids[0] as string);
    expect([user, lentBy]).toEqual([parent, parent]);
    expect(entries().filter((entry) => entry.includes('"account-connected"')).length).toBe(20);
  });

  test('says of each that cannot be taken in why, and takes the others in', async () => {
    const { subaccounts, parent, sids, simulator } = await newFamily({ subaccounts: 4 });
    await subaccounts.takeIn(parent, [sids[0] as string]);
    simulator.setStatus(sids[1] as string, 'suspended');
    const outcomes = await subaccounts.takeIn(parent, sids);
    expect(outcomes.map(({ failure }) => failure?.code ?? 'in')).toEqual([
      'account-exists',
      'twilio-suspended',
      'in',
      'in',
    ]);
  });

  test('takes nothing in with a login that does not reach them', async () => {
    const { subaccounts, accounts, parent, sids, simulator } = await newFamily({ subaccounts: 2 }, 'mainKey');
    expect((await subaccounts.list(parent)).subaccounts).toHaveLength(2);
    const refused = await subaccounts.takeIn(parent, sids);
    expect(refused.map(({ failure }) => failure?.code)).toEqual(['twilio-wrong-secret', 'twilio-wrong-secret']);
    expect(await accounts.list()).toHaveLength(1);
    simulator.setFault('main-key-reach', 'on');
    expect(taken(await subaccounts.takeIn(parent, sids))).toBe(2);
  });

  test('ends when told, keeping what is in', async () => {
    const { subaccounts, accounts, parent, sids, progress } = await newFamily({
      subaccounts: 60,
      subaccountRecordings: 1,
    });
    const work = subaccounts.takeIn(parent, sids);
    const begun = setInterval(() => progress.length > 0 && subaccounts.cancel(), 1);
    const outcomes = await work;
    clearInterval(begun);
    expect(outcomes).toHaveLength(60);
    expect(outcomes.at(-1)?.failure?.code).toBe('cancelled');
    expect(await accounts.list()).toHaveLength(1 + taken(outcomes));
  });
});

describe('a borrowed login', () => {
  test('follows the parent’s when that is replaced', async () => {
    const { subaccounts, accounts, parent, sids, simulator } = await newFamily({ subaccounts: 2 });
    await subaccounts.takeIn(parent, sids);
    const token = 'd'.repeat(32);
    simulator.replaceToken(parent, token);
    await accounts.changeLogin({ account: parent, user: parent, secret: token, sessionOnly: false });
    expect((await accounts.login(sids[1] as string)).secret).toBe(token);
  });

  test('is not replaced by one that shuts the subaccounts out', async () => {
    const { subaccounts, accounts, parent, sids, simulator } = await newFamily({ subaccounts: 2 });
    await subaccounts.takeIn(parent, sids);
    const { sid: user, secret } = simulator.apiKey;
    const change = accounts.changeLogin({ account: parent, user, secret, sessionOnly: false });
    await expect(change).rejects.toMatchObject({ code: 'login-does-not-reach' });
    expect((await accounts.login(parent)).user).toBe(parent);
  });

  test('keeps the parent from being forgotten, until nobody borrows it', async () => {
    const { subaccounts, accounts, parent, sids, simulator } = await newFamily({ subaccounts: 2 });
    await subaccounts.takeIn(parent, sids);
    await expect(accounts.forget(parent)).rejects.toMatchObject({ code: 'login-lent', facts: { count: 2 } });
    const { sid: user, secret } = simulator.subaccounts[0]?.apiKey ?? simulator.apiKey;
    await accounts.changeLogin({ account: sids[0] as string, user, secret, sessionOnly: false });
    await accounts.forget(sids[1] as string);
    await accounts.forget(parent);
    expect(await accounts.list()).toMatchObject([{ sid: sids[0], borrowed: false, parent }]);
  });

  test('takes the place of the subaccount’s own when asked, once it opens it', async () => {
    const { subaccounts, accounts, parent, sids, simulator, keychain } = await newFamily({ subaccounts: 1 });
    const [sid] = sids as [string];
    const { sid: user, secret } = simulator.subaccount.apiKey;
    const own = { account: sid, region: 'us1', user, secret, name: 'Osaka', colour: 'blue' } as const;
    await accounts.connect({ ...own, sessionOnly: false });
    await subaccounts.list(parent);
    expect(await childOf(accounts)).toMatchObject({ parent, borrowed: false });
    await accounts.borrowLogin(sid);
    expect(await childOf(accounts)).toMatchObject({ name: 'Osaka', borrowed: true, credential: 'auth-token' });
    expect(await keychain.names()).toEqual([`twilio:us1:${parent}`]);
  });

  test('never asks a host whose paths name no account: it would answer for the parent', async () => {
    const { subaccounts, accounts, twilio, parent, sids, simulator } = await newFamily({ subaccounts: 1 });
    await subaccounts.takeIn(parent, sids);
    const asked = simulator.report().requests;
    const events = twilio.events(await accounts.login(sids[0] as string), '/v1/Events', never);
    await expect(events).rejects.toMatchObject({ code: 'own-login-needed' });
    expect(simulator.report().requests).toEqual(asked);
  });
});

describe('a subaccount that is closed', () => {
  test.each(['20003', '20005', '20403'])('is said to be closed, though Twilio only answers %s', async (answer) => {
    const { subaccounts, accounts, twilio, parent, sids, simulator, told } = await newFamily({ subaccounts: 1 });
    await subaccounts.takeIn(parent, sids);
    const [sid] = sids as [string];
    simulator.setStatus(sid, 'closed');
    simulator.setFault('closed-answer', answer);
    const { check } = twilio;
    const refusal = await check(await accounts.login(sid)).catch((error: unknown) => error);
    const before = told.changed;
    const why = await explainRefusal({ ...accounts, check, ...subaccounts }, sid, refusal);
    expect(why).toMatchObject({ code: 'subaccount-closed' });
    expect(await childOf(accounts)).toMatchObject({ sid, status: 'closed' });
    expect(told.changed).toBe(before + 1);
  });

  test('is closed too when Twilio knows it no more', async () => {
    const { subaccounts, parent, sids, simulator } = await newFamily({ subaccounts: 1 });
    await subaccounts.takeIn(parent, sids);
    simulator.setStatus(sids[0] as string, 'closed');
    simulator.clock.advance(31 * 86_400);
    expect(await subaccounts.lookAgain(sids[0] as string)).toBe('closed');
  });

  test('with a wrong login is no reason to believe so', async () => {
    const { subaccounts, accounts, twilio, parent, sids, simulator } = await newFamily({ subaccounts: 1 });
    await subaccounts.takeIn(parent, sids);
    simulator.replaceToken(parent, 'e'.repeat(32));
    const { check } = twilio;
    const refusal = new Failure('twilio-wrong-secret');
    const why = await explainRefusal({ ...accounts, check, ...subaccounts }, sids[0] as string, refusal);
    expect(why).toMatchObject({ code: 'twilio-wrong-secret' });
    expect(await childOf(accounts)).toMatchObject({ status: 'active' });
  });
});

test('an account in two regions is two, each with its login and its recordings', async () => {
  const { accounts, twilio, parent, simulator } = await newFamily({ elsewhere: 6 });
  const there = simulator.elsewhere ?? simulator.subaccount;
  const login = { account: parent, region: 'ie1', user: parent, secret: there.authToken } as const;
  const { sid } = await accounts.connect({ ...login, name: 'Dublin', colour: 'pink', sessionOnly: false });
  expect(sid).toBe(`${parent}-ie1`);
  await expect(accounts.connect({ ...login, name: 'Again', colour: 'pink', sessionOnly: false })).rejects.toMatchObject(
    { code: 'account-exists', facts: { name: 'Dublin' } },
  );
  expect((await accounts.login(sid)).secret).toBe(there.authToken);
  expect((await accounts.login(parent)).secret).toBe(simulator.authToken);
  const page = await twilio.page(
    await accounts.login(sid),
    `/2010-04-01/Accounts/${parent}/Recordings.json?PageSize=50`,
    never,
  );
  const rows = (JSON.parse(Buffer.from(page.bytes).toString()) as { recordings: { sid: string }[] }).recordings;
  expect(rows.some((row) => row.sid === simulator.sidByRank(0))).toBe(false);
  expect(await twilio.recording(await accounts.login(sid), rows[0]?.sid ?? '', never)).toMatchObject({ account: sid });
});
