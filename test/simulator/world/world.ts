import { callAt, type SimulatedCall } from './call-at.ts';
import { callExists, callNumber, legs, slotOf } from './call-legs.ts';
import { type Arrival, recordingAt, type SimulatedRecording } from './recording-at.ts';
import { numberOf } from './sid.ts';
import { createdAt, type WorldPlan } from './world-plan.ts';

const retention = 40 * 86_400;

/** One account's recordings and calls: what the plan says, and what has happened since. Times are UTC seconds. */
export type World = {
  readonly plan: WorldPlan;
  /** How many recordings there ever were; their numbers run from 0, oldest first. */
  readonly count: () => number;
  readonly createdAt: (number: number) => number;
  readonly recording: (number: number) => SimulatedRecording;
  readonly recordingNumber: (sid: string) => number | null;
  /** The call with this number; null where there is none, or it was deleted. */
  readonly call: (number: number, now: number) => SimulatedCall | null;
  readonly callNumber: (sid: string) => number | null;
  /** When a recording was removed; null while it is held. */
  readonly removedAt: (recording: SimulatedRecording) => number | null;
  /** Whether even its metadata is gone, 40 days after its removal. */
  readonly isForgotten: (recording: SimulatedRecording, now: number) => boolean;
  readonly remove: (number: number, at: number) => void;
  readonly removeCall: (number: number) => void;
  /** Transcriptions and add-on results that were removed singly. */
  readonly derivedRemoved: (sid: string) => boolean;
  readonly removeDerived: (sid: string) => void;
  readonly arrive: (arrival: Arrival) => void;
};

export function createWorld(plan: WorldPlan): World {
  const arrivals: Arrival[] = [];
  const removals = new Map<number, number>();
  const removedCalls = new Set<number>();
  const removedDerived = new Set<string>();
  const count = () => plan.recordings + arrivals.length;
  const arrivalOf = (number: number) =>
    number < plan.recordings ? null : (arrivals[number - plan.recordings] ?? null);
  const recording = (number: number) => recordingAt(plan, number, arrivalOf(number));
  const removedAt = (of: SimulatedRecording) => removals.get(of.number) ?? of.removedAt;

  return {
    plan,
    count,
    recording,
    removedAt,
    createdAt: (number) => arrivalOf(number)?.createdAt ?? createdAt(plan, number),
    recordingNumber: (sid) => {
      const number = numberOf(plan.seed, 'RE', sid);
      return number !== null && number < count() ? number : null;
    },
    call: (number, now) => {
      const slot = slotOf(number);
      if (slot >= count() || removedCalls.has(number) || !callExists(plan, number)) return null;
      return callAt(plan, number, recording(slot), now);
    },
    callNumber: (sid) => {
      const number = numberOf(plan.seed, 'CA', sid);
      return number !== null && number < callNumber(count(), legs.parent) ? number : null;
    },
    isForgotten: (of, now) => {
      const at = removedAt(of);
      return at !== null && now - at >= retention;
    },
    remove: (number, at) => void removals.set(number, at),
    removeCall: (number) => void removedCalls.add(number),
    derivedRemoved: (sid) => removedDerived.has(sid),
    removeDerived: (sid) => void removedDerived.add(sid),
    arrive: (arrival) => void arrivals.push(arrival),
  };
}

/** The lowest number created at or after a time: where a date filter begins to look. */
export function firstCreatedSince(world: World, time: number): number {
  let low = 0;
  let high = world.count();
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (world.createdAt(middle) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
