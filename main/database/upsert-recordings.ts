import type { RecordingFacts } from '../recording.ts';
import type { WritableIndex } from './handles.ts';
import { prepared, preparedRaw } from './prepared.ts';
import { kindById, kindId } from './recording-kinds.ts';
import { statusIsFinal } from './status-is-final.ts';
import { storedSid } from './stored-sid.ts';
import { writeIndex } from './write-index.ts';

const hour = 3600;
type Stored = Uint8Array | string | null;
/** In the order of the columns that are compared; then id and seen_at. */
type Row = readonly [
  kind: number,
  call: Stored,
  conference: Stored,
  startedAt: number,
  createdAt: number,
  updatedAt: number,
  duration: number | null,
  price: number | null,
  errorCode: number | null,
  id: number,
  seenAt: number,
];
const columns = 'kind, call, conference, started_at, created_at, updated_at, duration, price, error_code';

/**
 * Writes what Twilio told of these recordings, in one transaction. `ids` are those that are new or changed, in the order
 * given; a row that says what the index knows already costs a look. `seen` are the ids of all of them. What was joined
 * from the call stays. Throws 'disk-full', 'disk-refused'.
 */
export function upsertRecordings(
  index: WritableIndex,
  rows: readonly RecordingFacts[],
): { ids: number[]; seen: number[] } {
  const now = Math.floor(Date.now() / 1000);
  const ids = new Set<number>();
  const seen = writeIndex(index, () =>
    rows.map((facts) => {
      const { id, changed } = upsert(index, facts, now);
      if (changed) ids.add(id);
      return id;
    }),
  );
  return { ids: [...ids], seen };
}

function upsert(index: WritableIndex, facts: RecordingFacts, now: number): { id: number; changed: boolean } {
  const sid = storedSid('RE', facts.sid);
  const before = preparedRaw<Row>(index, `SELECT ${columns}, id, seen_at FROM recording WHERE sid = ?`).get(sid);
  const call = facts.call === null ? null : storedSid('CA', facts.call);
  // Another call than before has other people on it: what was joined from the old one goes.
  const sameCall = before !== undefined && !differs(call, before[1]);
  const direction = sameCall ? kindById(index, before[0]).direction : null;
  const values = [
    kindId(index, { ...facts, direction }),
    call,
    facts.conference === null ? null : storedSid('CF', facts.conference),
    facts.startedAt,
    facts.createdAt,
    facts.updatedAt,
    facts.duration,
    facts.price,
    facts.errorCode,
  ] as const;
  const finished = statusIsFinal(facts.status) ? 1 : 0;
  if (before === undefined) {
    const id = freeId(index, facts.createdAt, facts.sid);
    prepared(
      index,
      `INSERT INTO recording (${columns}, id, sid, seen_at, joined, finished) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    ).run(...values, id, sid, now, call === null ? 2 : 0, finished);
    writeWrap(index, id, facts.wrap);
    return { id, changed: true };
  }
  const [id, seenAt] = [before[9], before[10]];
  if (values.some((value, at) => differs(value, before[at] ?? null))) {
    const joined = sameCall ? '' : `, joined = ${call === null ? 2 : 0}, from_number = NULL, to_number = NULL`;
    prepared(
      index,
      `UPDATE recording SET (${columns}) = (?,?,?,?,?,?,?,?,?), seen_at = ?, finished = ?${joined} WHERE id = ?`,
    ).run(...values, now, finished, id);
    writeWrap(index, id, facts.wrap);
    return { id, changed: true };
  }
  if (seenAt < now - hour) {
    prepared(index, 'UPDATE recording SET seen_at = ? WHERE id = ?').run(now, id);
  }
  return { id, changed: writeWrap(index, id, facts.wrap) };
}

function differs(left: Stored | number, right: Stored | number): boolean {
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right) !== 0;
  return left !== right;
}

/** The second of creation × 2^20 + 20 bits of the SID; where two recordings meet, the next free id. */
function freeId(index: WritableIndex, createdAt: number, sid: string): number {
  const bits = Number.parseInt(sid.slice(-5), 16);
  let id = createdAt * 2 ** 20 + (Number.isNaN(bits) ? 0 : bits);
  const taken = preparedRaw<[number]>(index, 'SELECT id FROM recording WHERE id = ?');
  while (taken.get(id) !== undefined) id += 1;
  return id;
}

function writeWrap(index: WritableIndex, id: number, wrap: RecordingFacts['wrap']): boolean {
  const before = preparedRaw<[Uint8Array, Uint8Array]>(
    index,
    'SELECT encrypted_content_key, iv FROM wrap WHERE recording = ?',
  ).get(id);
  if (wrap === null) {
    if (before === undefined) return false;
    prepared(index, 'DELETE FROM wrap WHERE recording = ?').run(id);
    return true;
  }
  if (before !== undefined && !differs(before[0], wrap.encryptedContentKey) && !differs(before[1], wrap.iv)) {
    return false;
  }
  prepared(
    index,
    `INSERT INTO wrap (recording, encrypted_content_key, iv) VALUES (?, ?, ?) ON CONFLICT (recording)
     DO UPDATE SET encrypted_content_key = excluded.encrypted_content_key, iv = excluded.iv`,
  ).run(id, wrap.encryptedContentKey, wrap.iv);
  return true;
}
