import { draw } from './mix.ts';
import { notableAt } from './notable.ts';
import type { WorldPlan } from './world-plan.ts';
import { rankOf } from './world-plan.ts';

/**
 * Each recording has a slot of four call numbers: its parent call, the child leg of a `<Dial>`, and a call nobody
 * answered, which has no recording. The fourth is never used.
 */
export const legs = { parent: 0, child: 1, unanswered: 2 } as const;

export const callNumber = (slot: number, leg: number) => slot * 4 + leg;
export const slotOf = (call: number) => Math.floor(call / 4);
export const legOf = (call: number) => call % 4;

const notableIn = (plan: WorldPlan, slot: number) => (plan.kind === 'demo' ? notableAt(rankOf(plan, slot)) : null);

/** One in forty is the second recording of the call before it. */
export function slotOfRecording(plan: WorldPlan, number: number): number {
  const shares = number > 0 && draw(plan.seed, number, 30) % 40 === 0 && notableIn(plan, number) === null;
  return shares ? number - 1 : number;
}

export type Route = 'inbound' | 'outbound-api' | 'trunking-originating' | 'trunking-terminating';

export function routeOf(plan: WorldPlan, slot: number): Route {
  if (notableIn(plan, slot) === 'withheldNumber') return 'inbound';
  const value = draw(plan.seed, slot, 31) % 20;
  if (value < 10) return 'inbound';
  if (value < 17) return 'outbound-api';
  return value < 19 ? 'trunking-originating' : 'trunking-terminating';
}

export type Source =
  | 'DialVerb'
  | 'Conference'
  | 'OutboundAPI'
  | 'Trunking'
  | 'RecordVerb'
  | 'StartCallRecordingAPI'
  | 'StartConferenceRecordingAPI';

export function sourceOf(plan: WorldPlan, slot: number): Source {
  if (notableIn(plan, slot) === 'conference') return 'Conference';
  const route = routeOf(plan, slot);
  if (route.startsWith('trunking')) return 'Trunking';
  const value = draw(plan.seed, slot, 32) % 20;
  if (value === 0) return 'Conference';
  if (value === 1) return 'StartConferenceRecordingAPI';
  if (value < 5) return 'StartCallRecordingAPI';
  if (route === 'outbound-api') return 'OutboundAPI';
  return value < 8 ? 'RecordVerb' : 'DialVerb';
}

/** Calls can be deleted apart from their recordings: about 3 in 1,000 of the demo's are gone. */
export function callExists(plan: WorldPlan, call: number): boolean {
  const slot = slotOf(call);
  const leg = legOf(call);
  if (leg === legs.unanswered) return draw(plan.seed, slot, 33) % 12 === 0;
  if (plan.kind === 'demo') {
    const notable = notableIn(plan, slot);
    if (notable === 'callMissing' || (notable === null && draw(plan.seed, slot, 34) % 300 === 0)) return false;
  }
  return leg === legs.parent || (leg === legs.child && sourceOf(plan, slot) === 'DialVerb');
}
