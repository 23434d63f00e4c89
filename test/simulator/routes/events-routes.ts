import type { Happening } from '../state/happening.ts';
import type { Tenant } from '../tenant.ts';
import { errorReply, notFound } from '../wire/error-reply.ts';
import { json, type Reply } from '../wire/reply.ts';
import { iso8601, readDate } from '../wire/twilio-dates.ts';
import { sidOf } from '../world/sid.ts';
import { metaPage } from './meta-page.ts';
import type { Ask, Route } from './route.ts';

/** An entry of the audit log. */
type MonitorEvent = {
  readonly sid: string;
  readonly type: string;
  readonly resource: string;
  readonly at: number;
  readonly data: unknown;
};

const retention = 30 * 86_400;

function eventOf({ tenant }: Ask, happening: Happening, place: number): MonitorEvent | null {
  const { seed } = tenant.world.plan;
  const sid = sidOf(seed, 'AE', place);
  switch (happening.what) {
    case 'recording-removed': {
      const data = { resource_properties: { status: { previous: 'completed', updated: 'deleted' } } };
      return { sid, type: 'recording.deleted', resource: sidOf(seed, 'RE', happening.number), at: happening.at, data };
    }
    case 'call-removed':
      return { sid, type: 'call.deleted', resource: sidOf(seed, 'CA', happening.number), at: happening.at, data: null };
    case 'key-added':
      return { sid, type: 'account-credentials.created', resource: happening.sid, at: happening.at, data: null };
    case 'key-renamed':
      return { sid, type: 'account-credentials.updated', resource: happening.sid, at: happening.at, data: null };
    case 'key-removed':
      return { sid, type: 'account-credentials.deleted', resource: happening.sid, at: happening.at, data: null };
    default:
      return null;
  }
}

/** Newest first, no older than the retention of an account without a premium edition. */
function eventsOf(ask: Ask): MonitorEvent[] {
  const { history, clock } = ask.simulation;
  const oldest = clock.now() - retention;
  return history
    .all()
    .map((happening, place) =>
      'account' in happening && happening.account === ask.tenant.name ? eventOf(ask, happening, place) : null,
    )
    .filter((event) => event !== null && event.at >= oldest)
    .reverse() as MonitorEvent[];
}

/** The description allows users only, so one user does everything. */
const actorOf = (tenant: Tenant) => sidOf(tenant.world.plan.seed, 'US', 1);

const eventFacts = ({ simulation, tenant }: Ask, event: MonitorEvent) => ({
  sid: event.sid,
  account_sid: tenant.sid,
  actor_sid: actorOf(tenant),
  actor_type: 'user',
  description: null,
  event_data: event.data,
  event_date: iso8601(event.at),
  event_type: event.type,
  resource_sid: event.resource,
  resource_type: event.type.split('.')[0],
  source: 'api',
  source_ip_address: '127.0.0.1',
  url: `${simulation.origin()}/v1/Events/${event.sid}`,
  links: {},
});

const oneOf = ['ActorSid', 'EventType', 'ResourceSid', 'SourceIpAddress'];

function list(ask: Ask): Reply {
  const { query, tenant } = ask;
  if (oneOf.filter((name) => query.has(name)).length > 1) {
    const message = `Only one of ${oneOf.join(', ')} may be given`;
    return errorReply({ status: 400, code: 20001, message }, ask.path);
  }
  const from = readDate(query.get('StartDate') ?? '')?.from ?? 0;
  const to = readDate(query.get('EndDate') ?? '')?.to ?? Number.POSITIVE_INFINITY;
  const is = (name: string, value: string) => !query.has(name) || query.get(name) === value;
  const events = eventsOf(ask).filter(
    (event) =>
      event.at >= from &&
      event.at < to &&
      is('EventType', event.type) &&
      is('ResourceSid', event.resource) &&
      is('ActorSid', actorOf(tenant)) &&
      is('SourceIpAddress', '127.0.0.1'),
  );
  return metaPage(ask, 'events', events, (event) => eventFacts(ask, event));
}

function fetchOne(ask: Ask): Reply {
  const event = eventsOf(ask).find(({ sid }) => sid === ask.caught[0]);
  return event ? json(200, JSON.stringify(eventFacts(ask, event))) : errorReply(notFound(ask.path), ask.path);
}

export const eventsRoutes: readonly Route[] = [
  { method: 'GET', pattern: /^\/v1\/Events$/, kind: 'events', answer: list },
  { method: 'GET', pattern: /^\/v1\/Events\/(AE[0-9a-fA-F]{32})$/, kind: 'events', answer: fetchOne },
];
