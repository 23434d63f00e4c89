import type { Recording } from '../recording.ts';
import type { ReadableIndex, WritableIndex } from './handles.ts';
import { prepared } from './prepared.ts';

/** What many recordings have in common: a row of the table `kind`. */
export type RecordingKind = Pick<
  Recording,
  'account' | 'direction' | 'source' | 'status' | 'channels' | 'keySid' | 'encrypted' | 'whereabouts' | 'priceUnit'
>;

/** As it is stored. */
export type KindRow = {
  readonly id: number;
  readonly account: string;
  readonly direction: string | null;
  readonly source: string | null;
  readonly status: string;
  readonly channels: number | null;
  readonly key_sid: string | null;
  readonly encrypted: number;
  readonly whereabouts: Recording['whereabouts'];
  readonly price_unit: string | null;
};

/** The kinds with an id above `after`, in the order they were first met. */
export function kindsAfter(index: ReadableIndex, after: number): { id: number; kind: RecordingKind }[] {
  const rows = prepared<KindRow>(index, 'SELECT * FROM kind WHERE id > ? ORDER BY id').all(after);
  return rows.map((row) => ({
    id: row.id,
    kind: {
      account: row.account,
      direction: row.direction,
      source: row.source,
      status: row.status,
      channels: row.channels,
      keySid: row.key_sid,
      encrypted: row.encrypted === 1,
      whereabouts: row.whereabouts,
      priceUnit: row.price_unit,
    },
  }));
}

type Known = { readonly byText: Map<string, number>; readonly byId: Map<number, RecordingKind> };
const known = new WeakMap<WritableIndex, Known>();

const textOf = (kind: RecordingKind) =>
  JSON.stringify([
    kind.account,
    kind.direction,
    kind.source,
    kind.status,
    kind.channels,
    kind.keySid,
    kind.encrypted,
    kind.whereabouts,
    kind.priceUnit,
  ]);

function knownKinds(index: WritableIndex): Known {
  let kinds = known.get(index);
  if (kinds === undefined) {
    kinds = { byText: new Map(), byId: new Map() };
    for (const { id, kind } of kindsAfter(index, 0)) {
      kinds.byText.set(textOf(kind), id);
      kinds.byId.set(id, kind);
    }
    known.set(index, kinds);
  }
  return kinds;
}

/** The id of `kind`, which is entered if it is new. */
export function kindId(index: WritableIndex, kind: RecordingKind): number {
  const kinds = knownKinds(index);
  const text = textOf(kind);
  const found = kinds.byText.get(text);
  if (found !== undefined) return found;
  const added = prepared(
    index,
    `INSERT INTO kind (account, direction, source, status, channels, key_sid, encrypted, whereabouts, price_unit)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    kind.account,
    kind.direction,
    kind.source,
    kind.status,
    kind.channels,
    kind.keySid,
    kind.encrypted ? 1 : 0,
    kind.whereabouts,
    kind.priceUnit,
  );
  const id = Number(added.lastInsertRowid);
  kinds.byText.set(text, id);
  kinds.byId.set(id, kind);
  return id;
}

/** The kind with this id. */
export function kindById(index: WritableIndex, id: number): RecordingKind {
  const kind = knownKinds(index).byId.get(id);
  if (kind === undefined) throw new Error(`no kind ${id}`);
  return kind;
}

/** Forgets what is remembered of the table: after a transaction was rolled back, or kinds were removed. */
export function forgetKnownKinds(index: WritableIndex): void {
  known.delete(index);
}
