import { errorReply, notFound } from '../wire/error-reply.ts';
import type { Walk } from '../wire/page-walk.ts';
import { recordingJson } from '../wire/recording-json.ts';
import { json, noContent, type Reply } from '../wire/reply.ts';
import type { SimulatedRecording } from '../world/recording-at.ts';
import { statusOf } from '../world/recording-status.ts';
import { firstCreatedSince } from '../world/world.ts';
import { dateBounds } from './date-bounds.ts';
import { listPage } from './list-page.ts';
import { type Ask, type Route, v2010 } from './route.ts';

const viewOf = ({ simulation, tenant }: Ask) => ({
  tenant,
  faults: simulation.faults,
  origin: simulation.origin(),
  now: simulation.clock.now(),
});

/** The recording a path names; null when it is not there, or no longer shown. */
export function namedRecording(ask: Ask, sid: string, softDeletedToo: boolean): SimulatedRecording | null {
  const { world } = ask.tenant;
  const number = world.recordingNumber(sid);
  if (number === null) return null;
  const recording = world.recording(number);
  const isRemoved = world.removedAt(recording) !== null;
  if (isRemoved && (!softDeletedToo || world.isForgotten(recording, ask.simulation.clock.now()))) return null;
  return recording;
}

type Scope = { readonly callSid: string | null; readonly conferenceSid: string | null };

function walkOf(ask: Ask, { callSid, conferenceSid }: Scope): Walk<SimulatedRecording> {
  const { world } = ask.tenant;
  const now = ask.simulation.clock.now();
  const bounds = dateBounds(ask.query, 'DateCreated');
  const softDeletedToo = ask.query.get('IncludeSoftDeleted')?.toLowerCase() === 'true';
  const slot = callSid === null ? null : Math.floor((world.callNumber(callSid) ?? Number.NaN) / 4);
  return {
    lowest: Math.max(firstCreatedSince(world, bounds.from), slot ?? 0),
    end: Math.min(
      bounds.to === Number.POSITIVE_INFINITY ? world.count() : firstCreatedSince(world, bounds.to),
      slot === null ? Number.POSITIVE_INFINITY : slot + 2,
    ),
    itemAt: (number) => {
      const recording = world.recording(number);
      if (callSid !== null && recording.callSid !== callSid) return null;
      if (conferenceSid !== null && recording.conferenceSid !== conferenceSid) return null;
      if (world.removedAt(recording) === null) return recording;
      return softDeletedToo && !world.isForgotten(recording, now) ? recording : null;
    },
  };
}

/** Makes recordings come and go while somebody pages, if a fault says so. */
function disturb({ simulation, tenant }: Ask, items: readonly SimulatedRecording[]): void {
  const { faults, history, clock } = simulation;
  const at = clock.now();
  const { sid: keySid, fellBack } = tenant.shelf.keyOfNew();
  for (let count = faults.count('insert-between-pages') ?? 0; count > 0; count -= 1) {
    history.happen({ what: 'recording-arrived', account: tenant.sid, at, keySid, fellBack });
  }
  const last = items.at(-1)?.number ?? -1;
  for (let count = 0; count < (faults.count('delete-between-pages') ?? 0) && last - count >= 0; count += 1) {
    history.happen({ what: 'recording-removed', account: tenant.sid, number: last - count, at });
  }
}

function list(ask: Ask, scope: Scope): Reply {
  const view = viewOf(ask);
  return listPage(ask, {
    name: 'recordings',
    walk: walkOf(ask, scope),
    numberOf: ask.tenant.world.recordingNumber,
    row: (recording) => recordingJson(view, recording),
    served: (items, hasOlder) => {
      if (hasOlder) disturb(ask, items);
    },
  });
}

function fetchOne(ask: Ask, sid: string): Reply {
  const softDeletedToo = ask.query.get('IncludeSoftDeleted')?.toLowerCase() === 'true';
  const recording = namedRecording(ask, sid, softDeletedToo);
  return recording ? json(200, recordingJson(viewOf(ask), recording)) : errorReply(notFound(ask.path), ask.path);
}

function remove(ask: Ask, sid: string): Reply {
  const { faults, clock, history } = ask.simulation;
  const recording = namedRecording(ask, sid, true);
  if (!recording) return errorReply(notFound(ask.path), ask.path);
  const removedAt = ask.tenant.world.removedAt(recording);
  if (removedAt !== null) {
    return faults.text('delete-again') === '204' ? noContent() : errorReply(notFound(ask.path), ask.path);
  }
  const status = statusOf(recording, null, clock.now());
  const unfinished = status === 'in-progress' || status === 'processing';
  const answer = faults.text('delete-unfinished');
  if (unfinished && answer !== '204') {
    const message = 'The recording is not completed and cannot be deleted';
    const error = answer === '400' ? { status: 400, code: 20009, message } : { status: 409, code: 20409, message };
    return errorReply(error, ask.path);
  }
  history.happen({ what: 'recording-removed', account: ask.tenant.sid, number: recording.number, at: clock.now() });
  return faults.isOn('delete-answer-lost') ? { ...noContent(), ending: 'cut' } : noContent();
}

const everything: Scope = { callSid: null, conferenceSid: null };
const account = (ask: Ask) =>
  list(ask, { ...everything, callSid: ask.query.get('CallSid'), conferenceSid: ask.query.get('ConferenceSid') });
const last = (ask: Ask) => ask.caught.at(-1) as string;
const second = (ask: Ask) => ask.caught[1] as string;

export const recordingsRoutes: readonly Route[] = [
  { method: 'GET', pattern: v2010('/Recordings.json'), kind: 'recordings-list', answer: account },
  {
    method: 'GET',
    pattern: v2010('/Recordings/{Re}.json'),
    kind: 'recordings-read',
    answer: (ask) => fetchOne(ask, last(ask)),
  },
  {
    method: 'DELETE',
    pattern: v2010('/Recordings/{Re}.json'),
    kind: 'recordings-delete',
    answer: (ask) => remove(ask, last(ask)),
  },
  {
    method: 'GET',
    pattern: v2010('/Calls/{Ca}/Recordings.json'),
    kind: 'recordings-list',
    answer: (ask) => list(ask, { ...everything, callSid: second(ask) }),
  },
  {
    method: 'GET',
    pattern: v2010('/Conferences/{Cf}/Recordings.json'),
    kind: 'recordings-list',
    answer: (ask) => list(ask, { ...everything, conferenceSid: second(ask) }),
  },
  {
    method: 'GET',
    pattern: v2010('/Calls/{Ca}/Recordings/{Re}.json'),
    kind: 'recordings-read',
    answer: (ask) => fetchOne(ask, last(ask)),
  },
  {
    method: 'DELETE',
    pattern: v2010('/Calls/{Ca}/Recordings/{Re}.json'),
    kind: 'recordings-delete',
    answer: (ask) => remove(ask, last(ask)),
  },
];
