import { callNumber, legs, type Source, slotOfRecording, sourceOf } from './call-legs.ts';
import { draw, drawFraction } from './mix.ts';
import { type Notable, notableAt } from './notable.ts';
import { sidOf } from './sid.ts';
import { createdAt, rankOf, type WorldPlan } from './world-plan.ts';

/** One simulated recording before any fault is applied. Times are UTC seconds. */
export type SimulatedRecording = {
  readonly number: number;
  readonly sid: string;
  readonly callSid: string;
  readonly conferenceSid: string | null;
  readonly createdAt: number;
  /** When its status becomes 'completed' or 'absent'; Infinity for one that is stuck. */
  readonly finishedAt: number;
  readonly duration: number;
  readonly channels: 1 | 2;
  readonly source: Source;
  /** 16101 or 16102 for an absent one. */
  readonly errorCode: number | null;
  readonly rated: boolean;
  /** The public key it is sealed for; null when plain. */
  readonly keySid: string | null;
  readonly storedElsewhere: boolean;
  readonly damaged: boolean;
  /** When the world began with it soft-deleted; null otherwise. */
  readonly removedAt: number | null;
};

/** A recording made after the world was: what the plan cannot say of it. */
export type Arrival = { readonly createdAt: number; readonly keySid: string | null };

const secondsToStore = 15;

function durationOf(plan: WorldPlan, number: number, notable: Notable | null): number {
  if (notable === 'hourLong') return 3600;
  if (notable === 'running') return 1500;
  if (notable === 'processing') return 300;
  if (notable === 'tooShort') return 0;
  if (plan.duration !== null) return plan.duration;
  return Math.floor(4 * 225 ** drawFraction(plan.seed, number, 2)) + (notable === null ? 0 : 20);
}

/** Stored some seconds after it ends; the demo's 'processing' takes its time, and 'stuck' for ever. */
function finishOf(notable: Notable | null, end: number): number {
  if (notable === 'stuck') return Number.POSITIVE_INFINITY;
  return end + (notable === 'processing' ? 1800 : secondsToStore);
}

/** Encryption was switched on after the first quarter, the key changed at three fifths; one in nine stays plain. */
function keyOf(plan: WorldPlan, number: number, notable: Notable | null): string | null {
  if (notable === 'lostKey' || notable === 'lostKeyToo') return plan.keys.lost;
  const age = number / plan.recordings;
  const sealed =
    notable === 'damaged' || notable === 'hourLong' || (age >= 0.25 && draw(plan.seed, number, 3) % 9 !== 0);
  if (!sealed) return null;
  return age >= 0.6 ? plan.keys.current : plan.keys.earlier;
}

function errorOf(plan: WorldPlan, number: number, notable: Notable | null): number | null {
  if (notable === 'tooShort') return 16101;
  if (notable === 'silent') return 16102;
  if (plan.kind === 'ordinary' || notable !== null) return null;
  const value = draw(plan.seed, number, 4) % 200;
  return value === 0 ? 16101 : value === 1 ? 16102 : null;
}

/** Of an encrypted account Twilio keeps conferences in one channel; the Record verb has but one. */
function channelsOf(plan: WorldPlan, number: number, source: Source): 1 | 2 {
  if (source === 'Conference' || source === 'StartConferenceRecordingAPI' || source === 'RecordVerb') return 1;
  return draw(plan.seed, number, 5) % 3 === 0 ? 1 : 2;
}

function removalOf(plan: WorldPlan, notable: Notable | null, created: number): number | null {
  if (notable === 'removed') return Math.min(created + 86_400, plan.anchor - 60);
  if (notable === 'removedToo') return Math.min(created + 3600, plan.anchor - 120);
  return null;
}

/** The number-th recording of a world, oldest first: a pure function of its arguments. */
export function recordingAt(plan: WorldPlan, number: number, arrival: Arrival | null): SimulatedRecording {
  const rank = rankOf(plan, number);
  const notable = plan.kind === 'demo' && arrival === null ? notableAt(rank) : null;
  const slot = slotOfRecording(plan, number);
  const created = arrival?.createdAt ?? createdAt(plan, number);
  const duration = durationOf(plan, number, notable);
  const source = sourceOf(plan, slot);
  const rare = plan.kind === 'demo' && notable === null && arrival === null ? draw(plan.seed, number, 6) % 300 : -1;
  const keySid = arrival ? arrival.keySid : keyOf(plan, number, notable);
  const storedElsewhere = notable === 'storedElsewhere' || rare === 1 || rare === 2;
  return {
    number,
    sid: sidOf(plan.seed, 'RE', number),
    callSid: sidOf(plan.seed, 'CA', callNumber(slot, legs.parent)),
    conferenceSid: source.includes('Conference') ? sidOf(plan.seed, 'CF', number) : null,
    createdAt: created,
    finishedAt: arrival ? created : finishOf(notable, created + duration),
    duration,
    channels: channelsOf(plan, number, source),
    source,
    errorCode: storedElsewhere ? null : errorOf(plan, number, notable),
    rated: notable !== 'unrated' && rare !== 3 && rare !== 4,
    keySid: storedElsewhere ? null : keySid,
    storedElsewhere,
    damaged: notable === 'damaged',
    removedAt: removalOf(plan, notable, created),
  };
}
