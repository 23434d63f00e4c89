import { callNumber, legOf, legs, type Route, routeOf, slotOf } from './call-legs.ts';
import { draw } from './mix.ts';
import { notableAt } from './notable.ts';
import { agent, partiesOf } from './parties.ts';
import type { SimulatedRecording } from './recording-at.ts';
import { sidOf } from './sid.ts';
import { rankOf, type WorldPlan } from './world-plan.ts';

/** One simulated call leg. Times are UTC seconds. */
export type SimulatedCall = {
  readonly number: number;
  readonly sid: string;
  readonly parentSid: string | null;
  readonly from: string;
  readonly to: string;
  readonly direction: Route | 'outbound-dial';
  /** When it was dialled; it is answered (or given up) later. */
  readonly createdAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly status: 'in-progress' | 'completed' | 'busy' | 'no-answer';
};

/** How long before its recording a call of each leg begins, in seconds. */
const lead: Readonly<Record<number, number>> = { [legs.parent]: 4, [legs.child]: 2, [legs.unanswered]: 1 };

function statusOfCall(plan: WorldPlan, number: number, endedAt: number | null): SimulatedCall['status'] {
  if (legOf(number) === legs.unanswered) return draw(plan.seed, slotOf(number), 35) % 3 === 0 ? 'busy' : 'no-answer';
  return endedAt === null ? 'in-progress' : 'completed';
}

/** The call with this number; `recording` is the one of its slot, which gives it its time and length. */
export function callAt(plan: WorldPlan, number: number, recording: SimulatedRecording, now: number): SimulatedCall {
  const slot = slotOf(number);
  const leg = legOf(number);
  const notable = plan.kind === 'demo' ? notableAt(rankOf(plan, slot)) : null;
  const route = routeOf(plan, slot);
  const dialled = recording.createdAt - (lead[leg] ?? 0);
  const calledIn = route === 'inbound' || route === 'trunking-originating';
  // Who did not answer is somebody else than the party of the slot's recording.
  const party = leg === legs.unanswered ? slot + 0x4000_0000 : slot;
  const { own, other } = partiesOf(plan.seed, party, notable, calledIn);
  const end = recording.createdAt + recording.duration + 2;
  const unanswered = leg === legs.unanswered;
  const ended = unanswered ? dialled + 25 : end <= now ? end : null;
  return {
    number,
    sid: sidOf(plan.seed, 'CA', number),
    parentSid: leg === legs.child ? sidOf(plan.seed, 'CA', callNumber(slot, legs.parent)) : null,
    from: leg === legs.child ? own : calledIn ? other : own,
    to: leg === legs.child ? agent(plan.seed, slot) : calledIn ? own : other,
    direction: leg === legs.child ? 'outbound-dial' : route,
    createdAt: dialled,
    answeredAt: unanswered ? null : dialled,
    endedAt: ended,
    status: statusOfCall(plan, number, ended),
  };
}
