import { afterEach, expect, test } from 'vitest';
import { createHttp } from '../../../main/http/create-http.ts';
import { createPace } from '../../../main/http/create-pace.ts';
import type { HttpRequest } from '../../../main/http/http.ts';
import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const never = new AbortController().signal;

/** A server that refuses what is beyond `limit` at once, as Twilio does; `live` requests are somebody else's. */
async function startLimited(
  limit: number,
  live: number,
  latency: number,
): Promise<LoopbackServer & { refused: () => number; most: () => number }> {
  let inside = 0;
  let refused = 0;
  let most = 0;
  const server = await startLoopbackServer((_, response) => {
    inside += 1;
    most = Math.max(most, inside);
    const head = { 'twilio-concurrent-requests': String(inside + live) };
    if (inside + live > limit) {
      refused += 1;
      inside -= 1;
      return void response.writeHead(429, head).end();
    }
    setTimeout(() => {
      inside -= 1;
      response.writeHead(200, head).end('{}');
    }, latency);
  });
  open.push(server);
  return { ...server, refused: () => refused, most: () => most };
}

const get = (origin: string, lane: HttpRequest['lane']): HttpRequest => ({
  method: 'GET',
  url: origin,
  accept: '*/*',
  credential: { user: 'SK1', secret: 's', origins: new Set([origin]) },
  pace: 'AC1',
  lane,
  signal: never,
});

test('a storm of requests finds the limit with few refusals, and every one is answered', async () => {
  const server = await startLimited(12, 0, 20);
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [] });
  open.push(http);
  const answers = await Promise.all(
    Array.from({ length: 600 }, () => http.bytes(get(server.origin, 'background'), 100)),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(server.refused() / 600).toBeLessThan(0.08);
});

test('no more than twenty are in flight, whatever the server would bear', async () => {
  const server = await startLimited(1000, 0, 10);
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [] });
  open.push(http);
  await Promise.all(Array.from({ length: 400 }, () => http.bytes(get(server.origin, 'background'), 100)));
  expect(server.most()).toBeGreaterThan(15);
  expect(server.most()).toBeLessThanOrEqual(20);
});

test('live telephony is left its room', async () => {
  const server = await startLimited(1000, 75, 10);
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [] });
  open.push(http);
  for (let i = 0; i < 10; i++) await http.bytes(get(server.origin, 'background'), 100);
  const before = server.requests.length;
  await Promise.all(Array.from({ length: 100 }, () => http.bytes(get(server.origin, 'background'), 100)));
  expect(server.requests.length - before).toBe(100);
  expect(server.most()).toBeLessThanOrEqual(14);
});

test('what the user waits for goes first, and beside a full window', async () => {
  const pace = createPace(20);
  const order: string[] = [];
  const first = await Promise.all(Array.from({ length: 4 }, () => pace.enter('background', false, never)));
  const queued = pace.enter('background', false, never).then((slot) => {
    order.push('background');
    slot.leave();
  });
  const slot = await pace.enter('user', false, never);
  const second = pace.enter('user', false, never).then((place) => {
    order.push('user');
    place.leave();
  });
  for (const place of [...first, slot]) place.leave();
  await Promise.all([queued, second]);
  expect(order).toEqual(['user', 'background']);
});

test('after a refusal nothing is sent for 60 ms, and many refusals at once cut the window once', async () => {
  const pace = createPace(20);
  const slots = await Promise.all(Array.from({ length: 4 }, () => pace.enter('background', false, never)));
  const refusedAt = performance.now();
  for (const slot of slots) {
    slot.heard({ refused: true, concurrent: null, retryAfter: null });
    slot.leave();
  }
  expect(pace.state().window).toBeCloseTo(4 * 0.85);
  await pace.enter('background', true, never);
  expect(performance.now() - refusedAt).toBeGreaterThanOrEqual(60);
});

test('what is cancelled while it waits leaves the queue', async () => {
  const pace = createPace(1);
  await pace.enter('background', false, never);
  const giving = new AbortController();
  const waiting = pace.enter('background', false, giving.signal);
  giving.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  expect(pace.state()).toMatchObject({ waiting: 0, inFlight: 1 });
});
