import type { Tenant } from '../tenant.ts';
import { errorReply, notFound } from '../wire/error-reply.ts';
import { v2010Envelope } from '../wire/page-envelope.ts';
import { json, noContent, type Reply } from '../wire/reply.ts';
import { rfc2822 } from '../wire/twilio-dates.ts';
import { type DerivedKind, derivedOf } from '../world/derived-at.ts';
import type { SimulatedRecording } from '../world/recording-at.ts';
import { sidOf } from '../world/sid.ts';
import { namedRecording } from './named-recording.ts';
import { type Ask, type Route, v2010 } from './route.ts';

/** What Twilio keeps beside a recording: its transcriptions and add-on results. They go with it. */

type Derived = { readonly kind: DerivedKind; readonly sid: string; readonly recording: SimulatedRecording };

const stillThere = ({ world }: Tenant, kind: DerivedKind, recording: SimulatedRecording): Derived[] =>
  derivedOf(world.plan.seed, kind, recording.number)
    .filter((sid) => !world.derivedRemoved(sid))
    .map((sid) => ({ kind, sid, recording }));

function view({ tenant }: Ask, { kind, sid, recording }: Derived): string {
  const at = rfc2822(recording.finishedAt, '+0000');
  const common = { account_sid: tenant.sid, date_created: at, date_updated: at, sid, status: 'completed' };
  const path = `/2010-04-01/Accounts/${tenant.sid}`;
  if (kind === 'add_on_results') {
    const { seed } = tenant.world.plan;
    const below = `${path}/Recordings/${recording.sid}/AddOnResults/${sid}/Payloads.json`;
    return JSON.stringify({
      ...common,
      add_on_sid: sidOf(seed, 'XB', 1),
      add_on_configuration_sid: sidOf(seed, 'XE', 1),
      date_completed: at,
      reference_sid: recording.sid,
      subresource_uris: { payloads: below },
    });
  }
  return JSON.stringify({
    ...common,
    api_version: '2010-04-01',
    duration: String(recording.duration),
    price: -0.05,
    price_unit: 'USD',
    recording_sid: recording.sid,
    transcription_text: 'Thank you for calling.',
    type: 'fast',
    uri: `${path}/Transcriptions/${sid}.json`,
  });
}

function list(ask: Ask, kind: DerivedKind): Reply {
  const recording = namedRecording(ask, ask.caught[1] as string, false);
  if (!recording) return errorReply(notFound(ask.path), ask.path);
  const found = stillThere(ask.tenant, kind, recording);
  const page = {
    list: kind,
    path: ask.path,
    query: ask.query,
    page: 0,
    size: 50,
    rows: found.map((one) => view(ask, one)),
    firstSid: found[0]?.sid ?? null,
    lastSid: found.at(-1)?.sid ?? null,
    hasNewer: false,
    hasOlder: false,
  };
  return json(200, v2010Envelope(page, ''));
}

function named(ask: Ask, kind: DerivedKind): Derived | null {
  const recording = namedRecording(ask, ask.caught[1] as string, false);
  if (!recording) return null;
  return stillThere(ask.tenant, kind, recording).find(({ sid }) => sid === ask.caught[2]) ?? null;
}

function fetchOne(ask: Ask, kind: DerivedKind): Reply {
  const found = named(ask, kind);
  return found ? json(200, view(ask, found)) : errorReply(notFound(ask.path), ask.path);
}

function remove(ask: Ask, kind: DerivedKind): Reply {
  const found = named(ask, kind);
  if (!found) return errorReply(notFound(ask.path), ask.path);
  const { clock, history } = ask.simulation;
  history.happen({ what: 'derived-removed', account: ask.tenant.name, sid: found.sid, at: clock.now() });
  return noContent();
}

const routesOf = (path: string, sid: string, kind: DerivedKind): Route[] => {
  const one = v2010(`/Recordings/{Re}/${path}/{${sid}}.json`);
  return [
    {
      method: 'GET',
      pattern: v2010(`/Recordings/{Re}/${path}.json`),
      kind: 'recordings-read',
      answer: (ask) => list(ask, kind),
    },
    { method: 'GET', pattern: one, kind: 'recordings-read', answer: (ask) => fetchOne(ask, kind) },
    { method: 'DELETE', pattern: one, kind: 'recordings-delete', answer: (ask) => remove(ask, kind) },
  ];
};

export const derivedRoutes: readonly Route[] = [
  ...routesOf('Transcriptions', 'Tr', 'transcriptions'),
  ...routesOf('AddOnResults', 'Xr', 'add_on_results'),
];
