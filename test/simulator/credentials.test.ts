import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askWith, askWithKey, basic } from './ask-simulator.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ recordings: 40 });
});
afterEach(() => simulator.close());

const list = '/Recordings.json?PageSize=1';
const withToken = () => askWith(simulator, basic(simulator.accountSid, simulator.authToken));

describe('credentials', () => {
  test('of an API key and of the account itself are let in', async () => {
    expect((await askWithKey(simulator).get(list)).status).toBe(200);
    expect((await withToken().get(list)).status).toBe(200);
  });

  test.each([
    ['none', () => null, 'Authentication Error - No credentials provided'],
    ['a bearer’s', () => 'Bearer abc', 'Authentication Error - No credentials provided'],
    ['not base64', () => 'Basic %%%', 'Authentication Error - No credentials provided'],
    [
      'an unknown user’s',
      () => basic('SK00000000000000000000000000000000', 'x'),
      'Authentication Error - invalid username',
    ],
    ['with a wrong secret', (one: Simulator) => basic(one.apiKey.sid, 'x'), 'Authenticate'],
    ['with a wrong token', (one: Simulator) => basic(one.accountSid, one.apiKey.secret), 'Authenticate'],
    [
      'of a subaccount, for its parent',
      (one: Simulator) => basic(one.subaccount.accountSid, one.subaccount.authToken),
      'Authenticate',
    ],
  ])('that are %s get 401/20003', async (_, authorization, message) => {
    const answer = await askWith(simulator, authorization(simulator)).get(list);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="Twilio API"');
    expect(await answer.json()).toMatchObject({ code: 20003, message, status: 401 });
  });

  test('the answer without credentials is the 141 bytes that were seen', async () => {
    const answer = await askWith(simulator, null).get(list);
    expect(answer.headers.get('content-length')).toBe('141');
    expect(answer.headers.get('twilio-concurrent-requests')).toBeNull();
  });

  test('for testing get 403/20008', async () => {
    const { accountSid, authToken } = simulator.testCredentials;
    const answer = await askWith(simulator, basic(accountSid, authToken)).get(
      `/2010-04-01/Accounts/${accountSid}${list}`,
    );
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 20008 });
  });

  test.each([20005, 20403])('of a suspended account get 403/%i', async (code) => {
    simulator.setFault('suspended', code);
    const answer = await askWithKey(simulator).get(list);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code });
  });

  test('of another region get 401/20003', async () => {
    simulator.setFault('wrong-region', 'ie1');
    const answer = await askWithKey(simulator).get(list);
    expect([answer.status, answer.headers.get('x-home-region')]).toEqual([401, 'ie1']);
  });

  test.each([
    ['recordings-list', () => list],
    ['recordings-read', () => `/Recordings/${simulator.sidByRank(2)}.json`],
    ['recordings-read', () => `/Recordings/${simulator.sidByRank(2)}`],
    ['calls-list', () => '/Calls.json'],
    ['calls-read', () => '/Calls/CA00000000000000000000000000000000.json'],
  ])('that lack %s get 401/20003 for it, and only for it', async (permission, path) => {
    simulator.setFault('permission-lacking', permission);
    const answer = await askWithKey(simulator).get(path());
    expect([answer.status, answer.headers.get('x-twilio-error-code')]).toEqual([401, '20003']);
    expect((await withToken().get(path())).status).not.toBe(401);
    const other = permission === 'recordings-list' ? '/Calls.json' : list;
    expect((await askWithKey(simulator).get(other)).status).toBe(200);
  });

  test('that lack recordings-delete can read but not remove', async () => {
    simulator.setFault('permission-lacking', 'recordings-delete');
    const path = `/Recordings/${simulator.sidByRank(2)}.json`;
    expect((await askWithKey(simulator).remove(path)).status).toBe(401);
    expect((await askWithKey(simulator).get(path)).status).toBe(200);
  });
});

describe('accounts', () => {
  type Accounts = { accounts: { sid: string; owner_account_sid: string; auth_token: string }[] };

  test('are listed with their subaccounts, for the Auth Token only', async () => {
    const { accounts } = await withToken().json<Accounts>('/2010-04-01/Accounts.json');
    expect(accounts.map(({ sid }) => sid)).toEqual([simulator.accountSid, simulator.subaccount.accountSid]);
    expect(accounts[1]).toMatchObject({
      owner_account_sid: simulator.accountSid,
      auth_token: simulator.subaccount.authToken,
    });
    expect((await askWithKey(simulator).get('/2010-04-01/Accounts.json')).status).toBe(401);
  });

  test('can be fetched one by one', async () => {
    const path = `/2010-04-01/Accounts/${simulator.subaccount.accountSid}.json`;
    expect(await withToken().json(path)).toMatchObject({
      sid: simulator.subaccount.accountSid,
      status: 'active',
      type: 'Full',
    });
  });

  test('come in pages, each once', async () => {
    const many = await startSimulator({ recordings: 40, subaccounts: 120, subaccountRecordings: 1 });
    const ask = askWith(many, basic(many.accountSid, many.authToken));
    const found: string[] = [];
    for (let at: string | null = '/2010-04-01/Accounts.json?PageSize=50'; at !== null; ) {
      const page: Accounts & { next_page_uri: string | null } = await ask.json(at);
      found.push(...page.accounts.map(({ sid }) => sid));
      at = page.next_page_uri;
    }
    await many.close();
    expect(found).toEqual([many.accountSid, ...many.subaccounts.map(({ accountSid }) => accountSid)]);
    expect(new Set(found).size).toBe(121);
  });

  test('that are closed answer to nobody, are listed as closed for 30 days, and then no more', async () => {
    const { accountSid, authToken } = simulator.subaccount;
    simulator.setStatus(accountSid, 'closed');
    const recordings = `/2010-04-01/Accounts/${accountSid}/Recordings.json`;
    for (const ask of [withToken(), askWith(simulator, basic(accountSid, authToken))]) {
      expect((await ask.get(recordings)).status).toBe(403);
    }
    const listed = async () =>
      (await withToken().json<Accounts>('/2010-04-01/Accounts.json?Status=closed')).accounts.map(({ sid }) => sid);
    expect(await listed()).toEqual([accountSid]);
    simulator.clock.advance(31 * 86_400);
    expect(await listed()).toEqual([]);
  });

  test('whose Auth Token is replaced no longer take the old one', async () => {
    const before = withToken();
    const token = 'a'.repeat(32);
    simulator.replaceToken(simulator.accountSid, token);
    expect((await before.get(list)).status).toBe(401);
    expect((await askWith(simulator, basic(simulator.accountSid, token)).get(list)).status).toBe(200);
  });

  test('in another region have other credentials and other recordings there', async () => {
    const both = await startSimulator({ recordings: 40, elsewhere: 15 });
    const there = both.elsewhere ?? both.subaccount;
    const walk = async (token: string) =>
      (await askWith(both, basic(both.accountSid, token)).walk('/Recordings.json')).map(({ sid }) => sid);
    const [here, elsewhere] = [await walk(both.authToken), await walk(there.authToken)];
    const answer = await askWith(both, basic(both.accountSid, there.authToken)).get(list);
    await both.close();
    expect(there.accountSid).toBe(both.accountSid);
    expect(answer.headers.get('x-home-region')).toBe('ie1');
    expect(elsewhere.length).toBeGreaterThan(10);
    expect(here.some((sid) => elsewhere.includes(sid))).toBe(false);
  });

  test('are listed for a main key, which reaches its subaccounts only where that is so', async () => {
    const { sid, secret } = simulator.mainKey;
    const main = askWith(simulator, basic(sid, secret));
    const path = `/2010-04-01/Accounts/${simulator.subaccount.accountSid}/Recordings.json`;
    expect((await main.get('/2010-04-01/Accounts.json')).status).toBe(200);
    expect((await main.get(path)).status).toBe(401);
    simulator.setFault('main-key-reach', 'on');
    expect((await main.get(path)).status).toBe(200);
  });

  test('can lack fields, or all have one name', async () => {
    simulator.setFault('malformed-account', 2);
    simulator.setFault('same-names', 'on');
    const { accounts } = await withToken().json<Accounts>('/2010-04-01/Accounts.json');
    expect(accounts.map((row) => 'friendly_name' in row)).toEqual([false, true]);
  });

  test('a parent’s token reaches its subaccount, which has recordings of its own', async () => {
    const path = `/2010-04-01/Accounts/${simulator.subaccount.accountSid}/Recordings.json`;
    const theirs = await withToken().walk(path);
    expect(theirs.length).toBeGreaterThan(30);
    expect((await askWithKey(simulator).get(path)).status).toBe(401);
    const { sid, secret } = simulator.subaccount.apiKey;
    expect((await askWith(simulator, basic(sid, secret)).walk(path)).length).toBe(theirs.length);
  });
});
