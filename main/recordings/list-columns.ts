import type { ColumnRow } from '../database/read-columns.ts';
import type { RecordingKind } from '../database/recording-kinds.ts';
import { type CodedNumbers, createCodedNumbers } from './coded-numbers.ts';
import { isUsualSid } from './packed-sids.ts';
import { createRecordingMarks, type RecordingMarks } from './recording-marks.ts';
import { createSidBlock, type SidBlock } from './sid-block.ts';
import { createTelephoneBook, type TelephoneBook } from './telephone-book.ts';

/**
 * What the list filters and orders by, of all recordings, in memory: one typed array a column, one place (slot) in each
 * of them a recording, about 80 bytes in all. Values of which few are distinct are codes into tables of them; what many
 * recordings have in common is one code, the kind (0: the slot is empty, its recording is gone).
 */
export type Columns = {
  /** Slots in use; the arrays are longer. */
  length: number;
  ids: Float64Array;
  kinds: Uint32Array;
  startedAt: Uint32Array;
  from: Uint32Array;
  to: Uint32Array;
  durations: Uint32Array;
  prices: Uint32Array;
  /** Codes of what the record knows of it: holds and copies. */
  marks: Uint32Array;
  /** Of each stretch of slots, when something in it last changed: numbers that only grow. */
  stamps: Uint32Array;
  readonly sids: SidBlock;
  /** Slots whose SIDs have another form, with their texts. */
  readonly unusualSids: Map<number, { readonly sid: string; readonly call: string | null }>;
  readonly kindOf: Map<number, RecordingKind>;
  readonly numbers: TelephoneBook;
  readonly durationValues: CodedNumbers;
  readonly priceValues: CodedNumbers;
  readonly recordingMarks: RecordingMarks;
  /** Accounts of which everything is on hold, as the policy names them. */
  heldAccounts: readonly string[];
};

export function createColumns(): Columns {
  return {
    length: 0,
    ids: new Float64Array(0),
    kinds: new Uint32Array(0),
    startedAt: new Uint32Array(0),
    from: new Uint32Array(0),
    to: new Uint32Array(0),
    durations: new Uint32Array(0),
    prices: new Uint32Array(0),
    marks: new Uint32Array(0),
    stamps: new Uint32Array(0),
    sids: createSidBlock(),
    unusualSids: new Map(),
    kindOf: new Map(),
    numbers: createTelephoneBook(),
    durationValues: createCodedNumbers(),
    priceValues: createCodedNumbers(),
    recordingMarks: createRecordingMarks(),
    heldAccounts: [],
  };
}

/** Slots that share a stamp. */
export const stretchSlots = 1 << 14;
export const stretchOf = (slot: number): number => slot >>> 14;

function stamp(columns: Columns, slot: number): void {
  const stretch = stretchOf(slot);
  columns.stamps[stretch] = (columns.stamps[stretch] as number) + 1;
}

/** Gives the row a slot of its own. `sidsOf` is asked for the texts of SIDs of an unusual form. */
export function appendRow(columns: Columns, row: ColumnRow, sidsOf: SidTexts): number {
  if (columns.length === columns.ids.length) grow(columns);
  const slot = columns.length;
  columns.length += 1;
  replaceRow(columns, slot, row, sidsOf);
  return slot;
}

type SidTexts = (id: number) => { readonly sid: string; readonly call: string | null };

/** Puts what is known now of a recording into the slot it has. */
export function replaceRow(columns: Columns, slot: number, row: ColumnRow, sidsOf: SidTexts): void {
  const [id, kind, startedAt, from, to, duration, price, sids] = row;
  columns.ids[slot] = id;
  columns.kinds[slot] = kind;
  columns.startedAt[slot] = Math.min(Math.max(startedAt, 0), 2 ** 32 - 1);
  columns.from[slot] = from ?? 0;
  columns.to[slot] = to ?? 0;
  columns.durations[slot] = columns.durationValues.codeOf(duration);
  columns.prices[slot] = columns.priceValues.codeOf(price);
  columns.unusualSids.delete(slot);
  if (sids === null) {
    const texts = sidsOf(id);
    columns.unusualSids.set(slot, texts);
    // Often it is the call's that is unusual, or there is none: the recording is still found by its own.
    if (isUsualSid(texts.sid)) columns.sids.write(slot, texts.sid.slice(2));
    columns.marks[slot] = columns.recordingMarks.codeOf(texts.sid);
  } else {
    columns.sids.write(slot, sids);
    columns.marks[slot] = columns.recordingMarks.codeAt(columns.sids.words(), columns.sids.wordOf(slot));
  }
  stamp(columns, slot);
}

/** Puts what the record knows of a recording into the slot it has. */
export function replaceMark(columns: Columns, slot: number, code: number): void {
  columns.marks[slot] = code;
  stamp(columns, slot);
}

/** Empties a slot: its recording is in no list any more. */
export function removeRow(columns: Columns, slot: number): void {
  columns.kinds[slot] = 0;
  columns.unusualSids.delete(slot);
  stamp(columns, slot);
}

function grow(columns: Columns): void {
  const length = Math.max(1 << 14, Math.ceil(columns.ids.length * 1.5));
  const copy = <Numbers extends Float64Array | Uint32Array>(larger: Numbers, old: Numbers): Numbers => {
    larger.set(old);
    return larger;
  };
  columns.ids = copy(new Float64Array(length), columns.ids);
  columns.kinds = copy(new Uint32Array(length), columns.kinds);
  columns.startedAt = copy(new Uint32Array(length), columns.startedAt);
  columns.from = copy(new Uint32Array(length), columns.from);
  columns.to = copy(new Uint32Array(length), columns.to);
  columns.durations = copy(new Uint32Array(length), columns.durations);
  columns.prices = copy(new Uint32Array(length), columns.prices);
  columns.marks = copy(new Uint32Array(length), columns.marks);
  columns.stamps = copy(new Uint32Array(stretchOf(length) + 1), columns.stamps);
  columns.sids.grow(length);
}
