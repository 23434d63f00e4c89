import { callJson } from '../wire/call-json.ts';
import { errorReply, notFound } from '../wire/error-reply.ts';
import type { Walk } from '../wire/page-walk.ts';
import { json, noContent, type Reply } from '../wire/reply.ts';
import type { SimulatedCall } from '../world/call-at.ts';
import { callNumber } from '../world/call-legs.ts';
import { firstCreatedSince } from '../world/world.ts';
import { dateBounds, isWithin } from './date-bounds.ts';
import { listPage } from './list-page.ts';
import { type Ask, type Route, v2010 } from './route.ts';

/** No call begins earlier than this many seconds before the recording that gives it its time. */
const longestLead = 10;

function walkOf(ask: Ask): Walk<SimulatedCall> {
  const { world } = ask.tenant;
  const { query } = ask;
  const now = ask.simulation.clock.now();
  const started = dateBounds(query, 'StartTime');
  const ended = dateBounds(query, 'EndTime');
  const endMatters = ['EndTime', 'EndTime<', 'EndTime>'].some((name) => query.has(name));
  const [from, to, status, parent] = ['From', 'To', 'Status', 'ParentCallSid'].map((name) => query.get(name));
  const afterLast =
    started.to === Number.POSITIVE_INFINITY ? world.count() : firstCreatedSince(world, started.to + longestLead);
  const family = parent ? world.callNumber(parent) : null;
  const matches = (call: SimulatedCall) =>
    isWithin(started, call.createdAt) &&
    (!endMatters || (call.endedAt !== null && isWithin(ended, call.endedAt))) &&
    (!from || call.from === from) &&
    (!to || call.to === to) &&
    (!status || call.status === status) &&
    (!parent || call.parentSid === parent);
  return {
    lowest: parent ? (family ?? 0) : callNumber(firstCreatedSince(world, started.from), 0),
    end: parent ? (family === null ? 0 : family + 4) : callNumber(afterLast, 0),
    itemAt: (number) => {
      const call = world.call(number, now);
      return call && matches(call) ? call : null;
    },
  };
}

const list = (ask: Ask): Reply =>
  listPage(ask, {
    name: 'calls',
    walk: walkOf(ask),
    numberOf: ask.tenant.world.callNumber,
    row: (call) => callJson(ask.tenant.sid, call),
    served: () => undefined,
  });

function namedCall(ask: Ask): SimulatedCall | null {
  const { world } = ask.tenant;
  const number = world.callNumber(ask.caught[1] as string);
  return number === null ? null : world.call(number, ask.simulation.clock.now());
}

function fetchOne(ask: Ask): Reply {
  const call = namedCall(ask);
  return call ? json(200, callJson(ask.tenant.sid, call)) : errorReply(notFound(ask.path), ask.path);
}

function remove(ask: Ask): Reply {
  const call = namedCall(ask);
  if (!call) return errorReply(notFound(ask.path), ask.path);
  const { history, clock } = ask.simulation;
  history.happen({ what: 'call-removed', account: ask.tenant.name, number: call.number, at: clock.now() });
  return noContent();
}

export const callsRoutes: readonly Route[] = [
  { method: 'GET', pattern: v2010('/Calls.json'), kind: 'calls-list', answer: list },
  { method: 'GET', pattern: v2010('/Calls/{Ca}.json'), kind: 'calls-read', answer: fetchOne },
  { method: 'DELETE', pattern: v2010('/Calls/{Ca}.json'), kind: 'calls-delete', answer: remove },
];
