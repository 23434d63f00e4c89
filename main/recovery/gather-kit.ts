import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ReadableRecord } from '../database/handles.ts';
import { beforeFirst, hashEntry } from '../ledger/chain.ts';
import { planPath } from '../plans/plan-file.ts';
import type { KitContents, KitKey, KitLine, KitSigningKey } from './kit-lines.ts';
import { countRows, type KitTable, kitTables, selectRows } from './kit-tables.ts';

/** What goes into a kit besides what the record holds. `upTo`: the last entry of the ledger. */
export type KitWish = {
  readonly kit: string;
  readonly madeAt: number;
  readonly madeBy: KitContents['madeBy'];
  readonly keys: readonly KitKey[];
  readonly keysMissing: KitContents['keysMissing'];
  readonly signingKey: KitSigningKey | null;
  readonly upTo: number;
  /** Where the files of plans lie. */
  readonly plans: string;
};

const pieceBytes = 256 * 1024;
type EntryRow = { readonly number: number; readonly entry: string; readonly hash: Uint8Array };

/** What the record holds for a kit, counted. To be asked in one transaction with `gatherKit`. */
export function readContents(record: ReadableRecord, wish: KitWish): KitContents {
  const { kit, madeAt, madeBy, keysMissing, upTo } = wish;
  const entries = record.prepare<[number], { count: number }>('SELECT count(*) AS count FROM ledger WHERE number <= ?');
  const last = record
    .prepare<[number], EntryRow>(
      'SELECT number, entry, hash FROM ledger WHERE number <= ? ORDER BY number DESC LIMIT 1',
    )
    .get(upTo);
  const count = (table: KitTable) => {
    const statement = record.prepare<[object], { count: number }>(countRows(table));
    return statement.get({ upTo })?.count ?? 0;
  };
  return {
    ...{ kit, madeAt, madeBy, keysMissing: [...keysMissing] },
    ledger: {
      entries: entries.get(upTo)?.count ?? 0,
      head: Buffer.from(last?.hash ?? beforeFirst).toString('hex'),
      lastAt: last === undefined ? null : timeOf(last.entry),
    },
    counts: Object.fromEntries(kitTables.map((table) => [table, count(table)])) as KitContents['counts'],
  };
}

/**
 * Every line of a kit in order; null ends a chunk: what is needed to open a recording stands alone in the first, so that
 * whoever opens the kit without Koekura need not read the rest. `told` hears of the lines given.
 */
export function* gatherKit(
  record: ReadableRecord,
  wish: KitWish,
  contents: KitContents,
  told: (done: number) => void,
): Generator<KitLine | null> {
  yield ['contents', contents];
  for (const key of wish.keys) yield ['key', key];
  if (wish.signingKey !== null) yield ['signing-key', wish.signingKey];
  yield null;
  let done = 0;
  for (const table of kitTables) {
    for (const row of record.prepare(selectRows(table)).iterate({ upTo: wish.upTo })) {
      yield [table, row] as unknown as KitLine;
      done += 1;
      if (done % 5000 === 0) told(done);
    }
    if (table === 'plan') yield* planPieces(record, wish.plans);
  }
  let number = 0;
  let head: Uint8Array = beforeFirst;
  const entries = record.prepare<[number], EntryRow>(
    'SELECT number, entry, hash FROM ledger WHERE number <= ? ORDER BY number',
  );
  for (const row of entries.iterate(wish.upTo)) {
    const follows = row.number === number + 1 && Buffer.compare(hashEntry(head, row.entry), row.hash) === 0;
    // What does not follow was altered: it goes along as it stands, for it is evidence.
    yield follows ? ['entry', row.entry] : ['entry', row.entry, row.number, Buffer.from(row.hash).toString('hex')];
    number = row.number;
    head = row.hash;
    done += 1;
    if (done % 5000 === 0) told(done);
  }
}

/** A plan whose file is gone is left without: its batch has a journal already, or could not go on here either. */
function* planPieces(record: ReadableRecord, folder: string): Generator<KitLine> {
  const digests = record
    .prepare<[], { digest: string }>(
      'SELECT DISTINCT digest FROM plan WHERE id IN (SELECT plan FROM batch WHERE finished_at IS NULL)',
    )
    .all();
  for (const { digest } of digests) {
    let file: number;
    try {
      file = openSync(planPath(folder, digest), 'r');
    } catch {
      continue;
    }
    try {
      const { size } = fstatSync(file);
      const piece = Buffer.alloc(pieceBytes);
      for (let offset = 0; offset < size; ) {
        const read = readSync(file, piece, 0, piece.length, offset);
        if (read === 0) break;
        yield ['plan-file', { digest, offset, size, bytes: piece.toString('base64', 0, read) }];
        offset += read;
      }
    } finally {
      closeSync(file);
    }
  }
}

function timeOf(entry: string): number | null {
  try {
    const { time } = JSON.parse(entry) as { readonly time?: unknown };
    return Number.isSafeInteger(time) ? (time as number) : null;
  } catch {
    return null;
  }
}
