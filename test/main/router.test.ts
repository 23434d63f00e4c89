import { describe, expect, test, vi } from 'vitest';
import { type CallName, calls } from '../../main/contract.ts';
import { Failure } from '../../main/failure.ts';
import {
  answeredWhileLocked,
  type Handlers,
  type PageContents,
  routeCalls,
  routeDrops,
  type Sender,
  sendEvent,
} from '../../main/router.ts';

const mainFrame = { url: 'app://koekura/' };
const contents: PageContents = { mainFrame, isDestroyed: () => false, send: () => undefined };
const fromOurPage: Sender = { sender: contents, senderFrame: mainFrame };
const malformed = (facts: object) => ({ ok: false, failure: { code: 'malformed-call', facts } });

/** A router with the handlers given; any other must not be reached. */
function router(handlers: Partial<Handlers>, locked: () => boolean = () => false) {
  const bugs: unknown[] = [];
  const others = (name: CallName) => async () => {
    throw new Error(`${name} was reached`);
  };
  const all = Object.fromEntries((Object.keys(calls) as CallName[]).map((name) => [name, others(name)]));
  const route = routeCalls({
    handlers: { ...all, ...handlers } as unknown as Handlers,
    ownWindow: () => contents,
    locked: async () => locked(),
    logBug: (_where, error) => bugs.push(error),
  });
  return { route, bugs };
}

test('a call reaches its handler and its answer comes back', async () => {
  const { route } = router({ 'keys.public-half': async ({ fingerprint }) => ({ pem: `PEM of ${fingerprint}` }) });
  const fingerprint = 'ab'.repeat(32);
  expect(await route(fromOurPage, 'keys.public-half', { fingerprint })).toEqual({
    ok: true,
    value: { pem: `PEM of ${fingerprint}` },
  });
});

test('what the answer does not declare is trimmed, however deep', async () => {
  const progress = { account: `AC${'1'.repeat(32)}`, state: 'idle', pass: null, seen: 1, backTo: null } as const;
  const answer = { accounts: [{ ...progress, finishedAt: null, failure: null, secret: 'x' }], path: '/home' };
  const { route } = router({ 'sync.progress': async () => answer });
  const got = await route(fromOurPage, 'sync.progress', {});
  expect(got).toEqual({ ok: true, value: { accounts: [{ ...progress, finishedAt: null, failure: null }] } });
});

test('an answer that does not fit is a bug of ours, shown as unexpected', async () => {
  const { route, bugs } = router({ 'keys.public-half': async () => ({ pem: 7 }) as unknown as { pem: string } });
  const got = await route(fromOurPage, 'keys.public-half', { fingerprint: 'ab'.repeat(32) });
  expect(got).toEqual({ ok: false, failure: { code: 'unexpected', facts: {} } });
  expect(bugs).toHaveLength(1);
});

test('an expected failure comes back as its code and facts', async () => {
  const { route, bugs } = router({
    'keys.list': async () => {
      throw new Failure('key-missing', { keySid: 'CR1' });
    },
  });
  const got = await route(fromOurPage, 'keys.list', {});
  expect(got).toEqual({ ok: false, failure: { code: 'key-missing', facts: { keySid: 'CR1' } } });
  expect(bugs).toEqual([]);
});

test('a failure whose facts do not fit still comes back as its code', async () => {
  const { route } = router({
    'keys.list': async () => {
      throw new Failure('key-missing', { bytes: Number.NaN });
    },
  });
  expect(await route(fromOurPage, 'keys.list', {})).toEqual({ ok: false, failure: { code: 'key-missing', facts: {} } });
});

test('any other error is logged as a bug and tells the window nothing', async () => {
  const { route, bugs } = router({
    'keys.list': async () => {
      throw new TypeError('secret words');
    },
  });
  const got = await route(fromOurPage, 'keys.list', {});
  expect(got).toEqual({ ok: false, failure: { code: 'unexpected', facts: {} } });
  expect(bugs).toEqual([new TypeError('secret words')]);
});

const otherContents: PageContents = { ...contents };
const strangers: readonly [string, Sender][] = [
  ['a frame that is gone', { sender: contents, senderFrame: null }],
  ['a frame inside the page', { sender: contents, senderFrame: { url: 'app://koekura/' } }],
  ['another window', { sender: otherContents, senderFrame: mainFrame }],
  ['another page', withUrl('https://example.com/')],
  ['another host of our scheme', withUrl('app://evil/')],
  ['a host that only begins like ours', withUrl('app://koekura.example/')],
  ['our host under another scheme', withUrl('https://koekura/')],
  ['a page with a user in its address', withUrl('app://koekura@evil/')],
  ['a file', withUrl('file:///etc/passwd')],
  ['an empty page', withUrl('about:blank')],
  ['no address at all', withUrl('')],
];

function withUrl(url: string): Sender {
  const frame = { url };
  const sender = { ...contents, mainFrame: frame };
  return { sender, senderFrame: frame };
}

test.each(strangers)('%s is refused before its handler is reached', async (_who, sender) => {
  const reached = vi.fn();
  const route = routeCalls({
    handlers: { 'keys.list': reached } as unknown as Handlers,
    ownWindow: () => (sender.sender === otherContents ? contents : sender.sender),
    locked: async () => false,
    logBug: () => undefined,
  });
  expect(await route(sender, 'keys.list', {})).toEqual(malformed({ problem: 'sender' }));
  expect(reached).not.toHaveBeenCalled();
});

test('nobody is answered while there is no window', async () => {
  const route = routeCalls({
    ...{ handlers: {} as Handlers, ownWindow: () => null },
    ...{ locked: async () => false, logBug: () => undefined },
  });
  expect(await route(fromOurPage, 'keys.list', {})).toEqual(malformed({ problem: 'sender' }));
});

test.each([
  ['keys.steal'],
  ['toString'],
  ['__proto__'],
  ['constructor'],
  [''],
  [undefined],
  [null],
  [7],
  [{ toString: () => 'keys.list' }],
  [['keys.list']],
])('the unknown name %s is refused', async (name) => {
  expect(await router({}).route(fromOurPage, name, {})).toEqual(malformed({ problem: 'name' }));
});

const account = `AC${'1'.repeat(32)}`;
test.each<[CallName, unknown, string]>([
  ['keys.list', undefined, 'input'],
  ['keys.list', null, 'input'],
  ['keys.list', 'text', 'input'],
  ['keys.public-half', {}, 'fingerprint'],
  ['keys.public-half', { fingerprint: '../../etc/passwd' }, 'fingerprint'],
  ['keys.public-half', { fingerprint: ['ab'.repeat(32)] }, 'fingerprint'],
  ['keys.read', { from: '/home/me/key.pem' }, 'from'],
  ['accounts.forget', { account: `${account}/..` }, 'account'],
  ['accounts.forget', { account: `SK${'1'.repeat(32)}` }, 'account'],
  ['recordings.page', { filter: {}, order: { by: 'time', descending: true }, offset: -1, limit: 1 }, 'offset'],
  ['recordings.page', { filter: {}, order: { by: 'time', descending: true }, offset: 0, limit: 501 }, 'limit'],
  ['recordings.page', { filter: {}, order: { by: 'rowid', descending: true }, offset: 0, limit: 1 }, 'order.by'],
  [
    'recordings.page',
    { filter: { search: 7 }, order: { by: 'time', descending: true }, offset: 0, limit: 1 },
    'filter.search',
  ],
  ['playback.close', { token: 'x', position: Number.NaN }, 'position'],
  ['playback.close', { token: 'x', position: -1 }, 'position'],
  ['app.help', { topic: 'https://example.com' }, 'topic'],
])('%s with %j is refused at %s', async (name, input, problem) => {
  expect(await router({}).route(fromOurPage, name, input)).toEqual(malformed({ call: name, problem }));
});

test('a refusal never repeats what was given, which may be a secret', async () => {
  const secret = 'the auth token itself';
  const login = { account, region: 'us1', user: 'me', secret };
  const got = await router({}).route(fromOurPage, 'accounts.check', login);
  expect(got.ok).toBe(false);
  expect(JSON.stringify(got)).not.toContain(secret);
});

test('the path of a dropped file is heard from our page only', () => {
  const dropped: string[] = [];
  const hear = routeDrops({ ownWindow: () => contents, dropped: (path) => dropped.push(path) });
  hear(fromOurPage, '/home/me/key.pem');
  hear(fromOurPage, '');
  hear(fromOurPage, 7);
  hear({ sender: contents, senderFrame: null }, '/home/me/other.pem');
  hear({ sender: contents, senderFrame: { url: 'app://koekura/' } }, '/home/me/other.pem');
  expect(dropped).toEqual(['/home/me/key.pem']);
});

test('an event crosses trimmed, and to a living window only', () => {
  const send = vi.fn();
  sendEvent({ ...contents, send }, true, 'keys.dropped', { source: 'key.pem', path: '/home/me' } as { source: string });
  sendEvent({ ...contents, send, isDestroyed: () => true }, true, 'keys.changed', {});
  sendEvent(null, true, 'keys.changed', {});
  expect(send.mock.calls).toEqual([['event', 'keys.dropped', { source: 'key.pem' }]]);
});

test('an event that does not fit is not sent', () => {
  const send = vi.fn();
  expect(() => sendEvent({ ...contents, send }, true, 'recordings.changed', { revision: 1.5, total: 1 })).toThrow();
  expect(send).not.toHaveBeenCalled();
});

describe('while the program is locked', () => {
  const inputs: Readonly<Partial<Record<CallName, object>>> = {
    'lock.open': { passphrase: 'x' },
    'keys.public-half': { fingerprint: 'ab'.repeat(32) },
  };
  /** What fits the call's input is not needed to be refused, but must not be what it is refused for. */
  const open = (Object.keys(calls) as CallName[]).filter((name) => calls[name].input.safeParse({}).success);

  test('only what opens it, or ends the program, is answered', () => {
    expect([...answeredWhileLocked].sort()).toEqual(
      ['batches.quit-anyway', 'lock.now', 'lock.open', 'lock.open-by-system', 'lock.state'].sort(),
    );
  });

  test.each(open.filter((name) => !answeredWhileLocked.has(name)))(
    '%s is refused before its handler is reached',
    async (name) => {
      const { route, bugs } = router({}, () => true);
      expect(await route(fromOurPage, name, inputs[name] ?? {})).toEqual({
        ok: false,
        failure: { code: 'locked', facts: {} },
      });
      expect(bugs).toEqual([]);
    },
  );

  test('what opens it reaches its handler', async () => {
    const { route } = router({ 'lock.open': async () => ({}) }, () => true);
    expect(await route(fromOurPage, 'lock.open', inputs['lock.open'])).toEqual({ ok: true, value: {} });
  });

  test.each([
    ['an answer', async () => ({ pem: 'the public half' })],
    ['how it failed', async () => Promise.reject(new Failure('key-missing', { keySid: 'CR1' }))],
  ])('%s that was still under way is kept back', async (_what, handler) => {
    let locked = false;
    const { route } = router(
      {
        'keys.public-half': async () => {
          locked = true;
          return handler();
        },
      },
      () => locked,
    );
    const got = await route(fromOurPage, 'keys.public-half', inputs['keys.public-half']);
    expect(got).toEqual({ ok: false, failure: { code: 'locked', facts: {} } });
  });

  test('the window is told that it is, and nothing of what goes on', () => {
    const send = vi.fn();
    const window = { ...contents, send };
    sendEvent(window, false, 'lock.changed', { locked: true });
    sendEvent(window, false, 'playback.stop', {});
    sendEvent(window, false, 'keys.dropped', { source: 'key.pem' });
    sendEvent(window, false, 'recordings.changed', { revision: 1, total: 1 });
    expect(send.mock.calls.map(([, name]) => name)).toEqual(['lock.changed', 'playback.stop']);
  });
});
