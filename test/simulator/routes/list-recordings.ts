import type { Walk } from '../wire/page-walk.ts';
import { recordingJson } from '../wire/recording-json.ts';
import type { Reply } from '../wire/reply.ts';
import { slotOf } from '../world/call-legs.ts';
import type { SimulatedRecording } from '../world/recording-at.ts';
import { firstCreatedSince, type World } from '../world/world.ts';
import { type Bounds, dateBounds } from './date-bounds.ts';
import { listPage } from './list-page.ts';
import { recordingView } from './recording-view.ts';
import type { Ask } from './route.ts';

/** What a list is limited to; null asks nothing. */
export type Scope = { readonly callSid: string | null; readonly conferenceSid: string | null };

/** The numbers between which a scope's recordings lie: those of one call stand next to each other. */
function reach(world: World, { callSid }: Scope, bounds: Bounds): { readonly lowest: number; readonly end: number } {
  const lowest = firstCreatedSince(world, bounds.from);
  const end = bounds.to === Number.POSITIVE_INFINITY ? world.count() : firstCreatedSince(world, bounds.to);
  if (callSid === null) return { lowest, end };
  const call = world.callNumber(callSid);
  if (call === null) return { lowest: 0, end: 0 };
  return { lowest: Math.max(lowest, slotOf(call)), end: Math.min(end, slotOf(call) + 2) };
}

function walkOf(ask: Ask, scope: Scope): Walk<SimulatedRecording> {
  const { world } = ask.tenant;
  const { callSid, conferenceSid } = scope;
  const now = ask.simulation.clock.now();
  const softDeletedToo = ask.query.get('IncludeSoftDeleted')?.toLowerCase() === 'true';
  return {
    ...reach(world, scope, dateBounds(ask.query, 'DateCreated')),
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
    history.happen({ what: 'recording-arrived', account: tenant.name, at, keySid, fellBack });
  }
  const last = items.at(-1)?.number ?? -1;
  for (let count = 0; count < (faults.count('delete-between-pages') ?? 0) && last - count >= 0; count += 1) {
    history.happen({ what: 'recording-removed', account: tenant.name, number: last - count, at });
  }
}

/** One page of recordings, with the filters of the query. */
export function listRecordings(ask: Ask, scope: Scope): Reply {
  const view = recordingView(ask);
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
