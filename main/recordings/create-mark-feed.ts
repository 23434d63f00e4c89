import { setImmediate } from 'node:timers/promises';
import type { RecordHandle } from '../database/handles.ts';
import { type MarkRow, marksAfter, marksOf } from '../database/mark-rows.ts';
import type { ListState } from './index-questions.ts';
import { packSids } from './packed-sids.ts';
import type { KeptCopyMark, Mark, PackedMarks } from './recording-marks.ts';

/** Tells the list what the record knows of recordings: holds and copies. */
export type MarkFeed = {
  /** Tells everything there is, in slices between which the main thread is free; to be asked once. */
  readonly tellAll: () => Promise<void>;
  /** Something in the record has changed about these; told soon, gathered with others. */
  readonly note: (recordings: readonly string[]) => void;
  /** Settles when all that was noted so far has been told. Fails with cancelled when the list is closed. */
  readonly settled: () => Promise<void>;
};

/** Recordings read at a time: some milliseconds. */
const slice = 300;
/** A batch tells of many copies a second: they are gathered for so many ms. */
const gather = 250;

export function createMarkFeed(parts: {
  readonly record: RecordHandle;
  readonly mark: (marks: PackedMarks) => Promise<ListState>;
  readonly changed: (state: ListState) => void;
}): MarkFeed {
  const { record, mark, changed } = parts;
  let noted = new Set<string>();
  let waiting = false;
  let telling: Promise<void> = Promise.resolve();

  const tell = async (rows: readonly MarkRow[]) => changed(await mark(packMarks(rows)));
  const tellNoted = async () => {
    const recordings = [...noted];
    noted = new Set();
    for (let from = 0; from < recordings.length; from += slice) {
      await tell(recordings.slice(from, from + slice).flatMap((recording) => marksOf(record, recording)));
      await setImmediate();
    }
  };
  /** One after another: what was read later must be told later. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = telling.then(work);
    telling = turn.catch(() => undefined);
    return turn;
  };

  return {
    tellAll: () =>
      inTurn(async () => {
        let after = '';
        for (let more = true; more; ) {
          const rows = marksAfter(record, after, slice);
          if (rows.length > 0) await tell(rows);
          after = rows.at(-1)?.[0] ?? after;
          more = rows.length > 0;
          await setImmediate();
        }
      }),
    note: (recordings) => {
      for (const recording of recordings) noted.add(recording);
      if (waiting) return;
      waiting = true;
      setTimeout(() => {
        waiting = false;
        inTurn(tellNoted).catch(() => undefined);
      }, gather).unref();
    },
    settled: () => inTurn(tellNoted),
  };
}

/** Rows of one recording stand together. */
function packMarks(rows: readonly MarkRow[]): PackedMarks {
  const sids: string[] = [];
  const marks: Mark[] = [];
  const codes: number[] = [];
  const known = new Map<string, number>();
  for (let at = 0; at < rows.length; ) {
    const [recording, holds] = rows[at] as MarkRow;
    const copies: KeptCopyMark[] = [];
    let text = holds;
    for (; at < rows.length && rows[at]?.[0] === recording; at += 1) {
      const [, , archive, sound, openers] = rows[at] as MarkRow;
      if (archive === null) continue;
      copies.push({ archive, sound: sound === 1, openers: JSON.parse(openers ?? '[]') });
      text += ` ${archive} ${sound} ${openers}`;
    }
    let code = known.get(text);
    if (code === undefined) {
      code = marks.push({ holds: JSON.parse(holds), copies }) - 1;
      known.set(text, code);
    }
    sids.push(recording);
    codes.push(code);
  }
  return { sids: packSids(sids), codes: Uint32Array.from(codes), marks };
}
