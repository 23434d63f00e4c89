import type { WritableIndex } from '../../main/database/handles.ts';
import { joinCalls } from '../../main/database/join-calls.ts';
import { recordingDetails } from '../../main/database/read-recordings.ts';
import { upsertRecordings } from '../../main/database/upsert-recordings.ts';
import type { Recording, RecordingFacts } from '../../main/recording.ts';
import { newRecording, newSealedRecording, otherAccount, sidFor, someAccount } from './new-recordings.ts';

export const keys = ['one', 'two', 'three'].map((name) => sidFor('CR', name));
/** Of every sort that Twilio gives. */
export const numbers = [
  ...Array.from({ length: 300 }, (_, at) => `+8190${String(10_000_000 + at * 31_337)}`),
  ...Array.from({ length: 20 }, (_, at) => `+1 (415) 555-01${10 + at}`),
  'sip:Alice-Smith@example.com',
  'client:幽霊',
  'client:😀',
  'client:\uffee',
  'anonymous',
  '+00000000000000000001',
  '0312345678',
];
const statuses = ['completed', 'completed', 'completed', 'absent', 'deleted', 'in-progress', 'of-the-future'];
const sources = ['DialVerb', 'Conference', 'OutboundAPI', null];
const directions = ['inbound', 'outbound-dial', 'outbound-api', null];

/** Whole numbers below a bound, always the same ones for the same seed. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

function randomFacts(name: number, roll: (below: number) => number): RecordingFacts {
  const createdAt = 1_780_000_000 + roll(5000);
  const facts: Partial<RecordingFacts> = {
    createdAt,
    startedAt: createdAt - roll(4),
    account: roll(5) === 0 ? otherAccount : someAccount,
    duration: roll(20) === 0 ? null : roll(600),
    channels: [1, 2, 2, null][roll(4)] ?? null,
    source: sources[roll(4)] ?? null,
    status: statuses[roll(7)] ?? 'completed',
    price: roll(10) === 0 ? null : roll(8) * 0.0025,
    whereabouts: (['twilio', 'twilio', 'elsewhere', 'nowhere'] as const)[roll(4)] ?? 'twilio',
  };
  if (roll(30) === 0) facts.call = null;
  if (roll(40) === 0) facts.call = 'no usual call';
  if (roll(40) === 0) facts.sid = sidFor('RE', name).toUpperCase();
  return roll(2) === 0 ? newRecording(name, facts) : newSealedRecording(name, keys[roll(3)] ?? '', facts);
}

/** Writes recordings of these names, or changes them, and joins most of their calls; gives the ids that are new or changed. */
export function fill(index: WritableIndex, names: readonly number[], roll: (below: number) => number): number[] {
  const rows = names.map((name) => randomFacts(name, roll));
  const { ids } = upsertRecordings(index, rows);
  const joined = [someAccount, otherAccount].flatMap((account) => {
    const calls = rows
      .filter((row) => row.call !== null && roll(10) > 0)
      .map((row) => ({
        sid: row.call ?? '',
        from: numbers[roll(numbers.length)] ?? null,
        to: roll(9) === 0 ? null : (numbers[roll(numbers.length)] ?? null),
        direction: directions[roll(4)] ?? null,
        startedAt: null,
      }));
    return joinCalls(index, account, calls).ids;
  });
  return [...new Set([...ids, ...joined])];
}

/** Every recording in the index, as its details tell it; without holds and copies. */
export function allOf(index: WritableIndex): Recording[] {
  const sids = index
    .prepare("SELECT iif(typeof(sid) = 'blob', 'RE' || lower(hex(sid)), sid) FROM recording")
    .pluck()
    .all() as string[];
  return sids.flatMap((sid) => {
    const details = recordingDetails(index, sid);
    return details === null ? [] : { ...details.recording, held: false, archived: 'no' as const };
  });
}
