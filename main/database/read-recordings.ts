import type { IndexedRecording, RecordingFacts } from '../recording.ts';
import { onIndex } from './condemned.ts';
import type { ReadableIndex } from './handles.ts';
import { prepared, preparedRaw } from './prepared.ts';
import type { KindRow, RecordingKind } from './recording-kinds.ts';
import { sidFromStored, storedSid } from './stored-sid.ts';

type Stored = Uint8Array | string;
type RecordingRow = Omit<KindRow, 'id'> & {
  readonly id: number;
  readonly sid: Stored;
  readonly call: Stored | null;
  readonly conference: Stored | null;
  readonly started_at: number;
  readonly created_at: number;
  readonly duration: number | null;
  readonly price: number | null;
  readonly error_code: number | null;
  readonly seen_at: number;
  readonly from_text: string | null;
  readonly to_text: string | null;
};

/** A SID as its text, made by SQLite: a BLOB is many times dearer to hand over. */
const sidText = (column: string, prefix: string) =>
  `iif(typeof(${column}) = 'blob', '${prefix}' || lower(hex(${column})), ${column})`;

const select = `SELECT recording.id, sid, call, conference, started_at, created_at, duration, price, error_code, seen_at,
  sender.number AS from_text, receiver.number AS to_text, account, direction, source, status, channels, key_sid,
  encrypted, whereabouts, price_unit
  FROM recording JOIN kind ON kind.id = recording.kind
  LEFT JOIN number AS sender ON sender.id = from_number LEFT JOIN number AS receiver ON receiver.id = to_number`;

function toRecording(row: RecordingRow): IndexedRecording {
  return {
    id: row.id,
    sid: sidFromStored('RE', row.sid),
    account: row.account,
    call: row.call === null ? null : sidFromStored('CA', row.call),
    conference: row.conference === null ? null : sidFromStored('CF', row.conference),
    startedAt: row.started_at,
    createdAt: row.created_at,
    from: row.from_text,
    to: row.to_text,
    direction: row.direction,
    duration: row.duration,
    channels: row.channels,
    source: row.source,
    status: row.status,
    errorCode: row.error_code,
    price: row.price,
    priceUnit: row.price_unit,
    encrypted: row.encrypted === 1,
    keySid: row.key_sid,
    whereabouts: row.whereabouts,
  };
}

/** What the index's own tables of kinds and numbers say, as a reader remembers them. */
export type Words = {
  readonly kind: (id: number) => RecordingKind | undefined;
  readonly number: (id: number) => string | undefined;
};

type BareRow = readonly [
  id: number,
  sid: string,
  call: string | null,
  conference: string | null,
  kind: number,
  startedAt: number,
  createdAt: number,
  from: number | null,
  to: number | null,
  duration: number | null,
  price: number | null,
  errorCode: number | null,
];

/**
 * The recordings with these ids, in this order; those no longer there, or of a kind not known yet, are left out.
 * Hands over few values a row: a page of the list is asked for at every turn of the wheel. Throws 'disk-refused'.
 */
export function recordingsByIds(index: ReadableIndex, ids: Iterable<number>, words: Words): IndexedRecording[] {
  const statement = preparedRaw<BareRow>(
    index,
    `SELECT id, ${sidText('sid', 'RE')}, ${sidText('call', 'CA')}, ${sidText('conference', 'CF')}, kind, started_at,
     created_at, from_number, to_number, duration, price, error_code FROM recording WHERE id = ?`,
  );
  return onIndex(index, () => {
    const rows: IndexedRecording[] = [];
    for (const wanted of ids) {
      const row = statement.get(wanted);
      const kind = row === undefined ? undefined : words.kind(row[4]);
      if (row === undefined || kind === undefined) continue;
      const [id, sid, call, conference, , startedAt, createdAt, from, to, duration, price, errorCode] = row;
      rows.push({
        id,
        sid,
        account: kind.account,
        call,
        conference,
        startedAt,
        createdAt,
        from: from === null ? null : (words.number(from) ?? null),
        to: to === null ? null : (words.number(to) ?? null),
        direction: kind.direction,
        duration,
        channels: kind.channels,
        source: kind.source,
        status: kind.status,
        errorCode,
        price,
        priceUnit: kind.priceUnit,
        encrypted: kind.encrypted,
        keySid: kind.keySid,
        whereabouts: kind.whereabouts,
      });
    }
    return rows;
  });
}

/** A page of all recordings in the order of their creation, straight from the table. Throws 'disk-refused'. */
export function recordingsInOrder(
  index: ReadableIndex,
  descending: boolean,
  offset: number,
  limit: number,
): IndexedRecording[] {
  const sql = `${select} ORDER BY recording.id ${descending ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`;
  return onIndex(index, () => prepared<RecordingRow>(index, sql).all(limit, offset).map(toRecording));
}

/** How many recordings there are and their seconds in all: reads the whole table. Throws 'disk-refused'. */
export function recordingTotals(index: ReadableIndex): { count: number; seconds: number } {
  const sql = 'SELECT count(*) AS count, total(duration) AS seconds FROM recording';
  return (
    onIndex(index, () => prepared<{ count: number; seconds: number }>(index, sql).get()) ?? { count: 0, seconds: 0 }
  );
}

/** Everything known of one recording: what the list shows, when it was last seen at Twilio, and what opens it. Throws 'disk-refused'. */
export type RecordingDetails = {
  readonly recording: IndexedRecording;
  readonly seenAt: number;
  readonly wrap: RecordingFacts['wrap'];
};

export function recordingDetails(index: ReadableIndex, sid: string): RecordingDetails | null {
  return onIndex(index, () => {
    const row = prepared<RecordingRow>(index, `${select} WHERE sid = ?`).get(storedSid('RE', sid));
    if (row === undefined) return null;
    const wrap = prepared<{ encrypted_content_key: Uint8Array; iv: Uint8Array }>(
      index,
      'SELECT encrypted_content_key, iv FROM wrap WHERE recording = ?',
    ).get(row.id);
    return {
      recording: toRecording(row),
      seenAt: row.seen_at,
      wrap: wrap === undefined ? null : { encryptedContentKey: wrap.encrypted_content_key, iv: wrap.iv },
    };
  });
}
