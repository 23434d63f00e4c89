import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { outage } from './faults/outage.ts';
import { accountsRoutes } from './routes/accounts-routes.ts';
import { alertsRoutes } from './routes/alerts-routes.ts';
import { beyondRoutes } from './routes/beyond-routes.ts';
import { callsRoutes } from './routes/calls-routes.ts';
import { derivedRoutes } from './routes/derived-routes.ts';
import { eventsRoutes } from './routes/events-routes.ts';
import { mediaRoutes } from './routes/media-routes.ts';
import { publicKeysRoutes } from './routes/public-keys-routes.ts';
import { recordingsRoutes } from './routes/recordings-routes.ts';
import type { Route, RouteKind } from './routes/route.ts';
import type { Simulation } from './simulation.ts';
import { door, regionOf } from './wire/door.ts';
import { errorReply, methodNotAllowed, notFound } from './wire/error-reply.ts';
import { receiveText } from './wire/receive-text.ts';
import type { Reply } from './wire/reply.ts';
import { sendReply } from './wire/send-reply.ts';
import { usualHeaders } from './wire/usual-headers.ts';

/** Every host of Twilio's at once: their paths differ, so one origin can answer for all. */
const routes: readonly Route[] = [
  ...recordingsRoutes,
  ...derivedRoutes,
  ...mediaRoutes,
  ...callsRoutes,
  ...accountsRoutes,
  ...publicKeysRoutes,
  ...eventsRoutes,
  ...alertsRoutes,
  ...beyondRoutes,
];

const groupOf = (kind: RouteKind | undefined) =>
  kind === 'media' ? 'media' : kind === 'recordings-list' || kind === 'calls-list' ? 'list' : 'other';

async function answerTo(
  request: IncomingMessage,
  url: URL,
  route: Route | undefined,
  simulation: Simulation,
): Promise<Reply> {
  const path = url.pathname;
  const addressed = /^\/2010-04-01\/Accounts\/(AC[0-9a-fA-F]{32})/.exec(path)?.[1] ?? null;
  const { authorization, host } = request.headers;
  const tenant = door({ authorization, addressed, kind: route?.kind ?? 'recordings-read', host }, simulation);
  if ('code' in tenant) return errorReply(tenant, path);
  if (!route) {
    const isKnown = routes.some(({ pattern }) => pattern.test(path));
    return errorReply(isKnown ? methodNotAllowed : notFound(path), path);
  }
  const form = new URLSearchParams(request.method === 'POST' ? await receiveText(request) : '');
  const caught = route.pattern.exec(path)?.slice(1) ?? [];
  return route.answer({ simulation, tenant, path, query: url.searchParams, form, headers: request.headers, caught });
}

/** Answers one request as Twilio does. */
export async function serveTwilio(
  request: IncomingMessage,
  response: ServerResponse,
  simulation: Simulation,
): Promise<void> {
  const { tally, faults } = simulation;
  const started = performance.now();
  const url = new URL(request.url ?? '/', simulation.origin());
  const route = routes.find(({ method, pattern }) => method === request.method && pattern.test(url.pathname));
  const account = /AC[0-9a-fA-F]{32}/.exec(url.pathname)?.[0] ?? 'elsewhere';
  const kind = route?.kind ?? 'unknown';
  const count = tally.begin(kind, account);
  const inFlight = tally.inFlight(account);
  try {
    const arriving = { path: url.pathname, group: groupOf(route?.kind), count, inFlight } as const;
    const refusal = outage(arriving, faults);
    if (refusal?.status === 429) tally.noteRefusal();
    const latency = faults.count('latency');
    if (latency) await wait(latency);
    const answer = refusal ?? (await answerTo(request, url, route, simulation));
    const region = faults.text('wrong-region') ?? regionOf(request.headers.authorization, simulation);
    const time = { Date: new Date(simulation.clock.now() * 1000).toUTCString() };
    await sendReply(response, answer, { ...usualHeaders(answer.status, region, started, inFlight), ...time });
  } finally {
    tally.end(account);
  }
}
