import { sealingOf } from '../tenant.ts';
import { errorReply, notFound } from '../wire/error-reply.ts';
import { json, type Reply } from '../wire/reply.ts';
import { iso8601, readDate } from '../wire/twilio-dates.ts';
import type { SimulatedRecording } from '../world/recording-at.ts';
import { sidOf } from '../world/sid.ts';
import { metaPage } from './meta-page.ts';
import type { Ask, Route } from './route.ts';

/** A Debugger entry about one recording. */
type Alert = { readonly sid: string; readonly code: number; readonly resource: string; readonly at: number };

/** Alerts are looked for among this many of the newest recordings, so that a world of a million stays quick. */
const looksBack = 2000;
const retention = 30 * 86_400;

const levelOf = (code: number) => (code === 16101 || code === 16102 ? 'warning' : 'error');

/** When the account's configured key was gone, and new recordings were sealed for another. */
function fallbackTimes({ simulation, tenant }: Ask): Set<number> {
  const times = new Set<number>();
  for (const happening of simulation.history.all()) {
    if (happening.what === 'recording-arrived' && happening.fellBack && happening.account === tenant.name)
      times.add(happening.at);
  }
  return times;
}

function codeOf({ tenant, simulation }: Ask, recording: SimulatedRecording, fallbacks: Set<number>): number | null {
  if (recording.errorCode !== null) return recording.errorCode;
  const named = sealingOf(tenant, recording, simulation.faults)?.namedKey ?? null;
  return named !== recording.keySid || fallbacks.has(recording.createdAt) ? 16107 : null;
}

/** What the fault asks for: an alert about encryption, and one that has nothing to do with it. */
function alertsOfFault({ tenant: { world }, simulation }: Ask): Alert[] {
  const code = simulation.faults.text('encryption-alert');
  if (!code) return [];
  const { seed } = world.plan;
  const newest = world.recording(world.count() - 1);
  const at = newest.createdAt;
  return [Number(code), 11200].map((one) => ({
    sid: sidOf(seed, 'NO', 900_000 + one),
    code: one,
    resource: newest.sid,
    at,
  }));
}

/** Newest first. */
function alertsOf(ask: Ask): Alert[] {
  const { world } = ask.tenant;
  const { seed } = world.plan;
  const oldest = ask.simulation.clock.now() - retention;
  const fallbacks = fallbackTimes(ask);
  const alerts = alertsOfFault(ask);
  for (let number = world.count() - 1; number >= Math.max(0, world.count() - looksBack); number -= 1) {
    const recording = world.recording(number);
    const at = recording.createdAt;
    if (at < oldest) break;
    const code = codeOf(ask, recording, fallbacks);
    if (code !== null) alerts.push({ sid: sidOf(seed, 'NO', number), code, resource: recording.sid, at });
  }
  return alerts;
}

const alertFacts = ({ simulation, tenant }: Ask, alert: Alert) => ({
  sid: alert.sid,
  account_sid: tenant.sid,
  alert_text: `ErrorCode=${alert.code}&LogLevel=${levelOf(alert.code).toUpperCase()}&RecordingSid=${alert.resource}`,
  api_version: '2010-04-01',
  date_created: iso8601(alert.at),
  date_generated: iso8601(alert.at),
  date_updated: iso8601(alert.at),
  error_code: String(alert.code),
  log_level: levelOf(alert.code),
  more_info: `https://www.twilio.com/docs/errors/${alert.code}`,
  request_method: 'POST',
  request_url: null,
  resource_sid: alert.resource,
  service_sid: null,
  url: `${simulation.origin()}/v1/Alerts/${alert.sid}`,
});

function list(ask: Ask): Reply {
  const { query } = ask;
  const from = readDate(query.get('StartDate') ?? '')?.from ?? 0;
  const to = readDate(query.get('EndDate') ?? '')?.to ?? Number.POSITIVE_INFINITY;
  const level = query.get('LogLevel');
  const alerts = alertsOf(ask).filter(({ at, code }) => at >= from && at < to && (!level || levelOf(code) === level));
  return metaPage(ask, 'alerts', alerts, (alert) => alertFacts(ask, alert));
}

function fetchOne(ask: Ask): Reply {
  const alert = alertsOf(ask).find(({ sid }) => sid === ask.caught[0]);
  if (!alert) return errorReply(notFound(ask.path), ask.path);
  const asked = { request_variables: null, request_headers: null, response_body: null, response_headers: null };
  return json(200, JSON.stringify({ ...alertFacts(ask, alert), ...asked }));
}

export const alertsRoutes: readonly Route[] = [
  { method: 'GET', pattern: /^\/v1\/Alerts$/, kind: 'alerts', answer: list },
  { method: 'GET', pattern: /^\/v1\/Alerts\/(NO[0-9a-fA-F]{32})$/, kind: 'alerts', answer: fetchOne },
];
