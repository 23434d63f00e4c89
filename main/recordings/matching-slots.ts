import type { RecordingKind } from '../database/recording-kinds.ts';
import { namesAccount } from '../policy/must-allow-account.ts';
import type { Filter } from '../recording.ts';
import type { CodedNumbers } from './coded-numbers.ts';
import { kindFlags } from './kind-flags.ts';
import type { Columns } from './list-columns.ts';
import { archivedBy, type Mark } from './recording-marks.ts';
import { searchMask } from './search-mask.ts';
import { numberNeedle } from './search-term.ts';

/**
 * The slots that match, oldest first; null when nothing was asked, so that all do. `byTime` are all of them.
 * The bounds in time cut it at both ends; then each condition goes through what the one before has left, and one pass
 * serves all those together that many recordings have in common. A bound on something without a value does not hold;
 * a text of nothing but spaces and dashes asks nothing.
 */
export function matchingSlots(columns: Columns, byTime: Uint32Array, filter: Filter): Uint32Array | null {
  const from = filter.from === undefined ? null : numberNeedle(filter.from);
  const to = filter.to === undefined ? null : numberNeedle(filter.to);
  const search = filter.search === undefined || numberNeedle(filter.search) === null ? null : filter.search;
  const asked = Object.entries(filter).some(
    ([name, value]) => value !== undefined && name !== 'from' && name !== 'to' && name !== 'search',
  );
  if (!asked && from === null && to === null && search === null) return null;

  const { startedAt } = columns;
  const begin = firstSince(byTime, startedAt, filter.startedFrom ?? 0);
  const end = firstSince(byTime, startedAt, (filter.startedTo ?? Number.POSITIVE_INFINITY) + 1);
  const sieve = createSieve(byTime.subarray(begin, Math.max(begin, end)));
  if (kindConditions.some((name) => filter[name] !== undefined)) {
    sieve.keep(
      columns.kinds,
      kindFlags(columns, (kind) => kindMatches(kind, filter)),
    );
  }
  if (filter.shortest !== undefined || filter.longest !== undefined) {
    sieve.keep(columns.durations, within(columns.durationValues, filter.shortest, filter.longest));
  }
  if (filter.cheapest !== undefined || filter.dearest !== undefined) {
    sieve.keep(columns.prices, within(columns.priceValues, filter.cheapest, filter.dearest));
  }
  if (markConditions.some((name) => filter[name] !== undefined)) {
    const { recordingMarks } = columns;
    const codes = Array.from({ length: recordingMarks.highestCode() + 1 }, (_, code) => recordingMarks.mark(code));
    sieve.keep(
      columns.marks,
      Uint8Array.from(codes, (mark) => (markMatches(mark, filter) ? 1 : 0)),
    );
  }
  if (filter.held !== undefined) sieve.keepMarked(heldMask(columns, sieve.left(), filter.held));
  if (filter.openers !== undefined) sieve.keepMarked(openedMask(columns, sieve.left(), filter));
  if (from !== null) sieve.keep(columns.from, columns.numbers.find(from));
  if (to !== null) sieve.keep(columns.to, columns.numbers.find(to));
  if (search !== null) {
    const mask = maskOf(columns, sieve.left());
    searchMask(columns, mask, search);
    sieve.keepMarked(mask);
  }
  return sieve.left().slice();
}

/** A byte for each slot: 1 for these, 0 for the others. */
export function maskOf(columns: Columns, slots: Uint32Array): Uint8Array {
  const mask = new Uint8Array(columns.length);
  for (let place = 0; place < slots.length; place += 1) mask[slots[place] as number] = 1;
  return mask;
}

/** The first place in the order of time that is not before `second`. */
function firstSince(byTime: Uint32Array, startedAt: Uint32Array, second: number): number {
  let low = 0;
  let high = byTime.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((startedAt[byTime[middle] as number] as number) < second) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a sieve writes into, kept from one question to the next: fresh megabytes cost more than going through them. */
let scratch = new Uint32Array(0);

/** Lets slots through without a branch: each is written, and the next over it unless it stays. One sieve at a time. */
function createSieve(all: Uint32Array) {
  if (scratch.length < all.length) scratch = new Uint32Array(all.length);
  let source = all;
  let length = all.length;
  const through = (pass: (from: Uint32Array, length: number, into: Uint32Array) => number) => {
    length = pass(source, length, scratch);
    source = scratch;
  };
  return {
    keep: (codes: Uint32Array, flags: Uint8Array) =>
      through((slots, count, into) => keepCodes(slots, count, into, codes, flags)),
    keepMarked: (mask: Uint8Array) => through((slots, count, into) => keepMarked(slots, count, into, mask)),
    left: () => source.subarray(0, length),
  };
}

function keepCodes(
  slots: Uint32Array,
  count: number,
  into: Uint32Array,
  codes: Uint32Array,
  flags: Uint8Array,
): number {
  let kept = 0;
  for (let place = 0; place < count; place += 1) {
    const slot = slots[place] as number;
    into[kept] = slot;
    kept += flags[codes[slot] as number] as number;
  }
  return kept;
}

function keepMarked(slots: Uint32Array, count: number, into: Uint32Array, mask: Uint8Array): number {
  let kept = 0;
  for (let place = 0; place < count; place += 1) {
    const slot = slots[place] as number;
    into[kept] = slot;
    kept += mask[slot] as number;
  }
  return kept;
}

const kindConditions = [
  'accounts',
  'directions',
  'sources',
  'statuses',
  'channels',
  'keySids',
  'whereabouts',
  'encrypted',
] as const;

const among = <Value>(wanted: readonly Value[] | undefined, value: Value | null) =>
  wanted === undefined || (value !== null && wanted.includes(value));

function kindMatches(kind: RecordingKind, filter: Filter): boolean {
  return (
    among(filter.accounts, kind.account) &&
    among(filter.directions, kind.direction) &&
    among(filter.sources, kind.source) &&
    among(filter.statuses, kind.status) &&
    among(filter.channels, kind.channels) &&
    (filter.openers !== undefined || among(filter.keySids, kind.keySid)) &&
    among(filter.whereabouts, kind.whereabouts) &&
    (filter.encrypted === undefined || filter.encrypted === kind.encrypted)
  );
}

/** A byte for each slot: 1 where Twilio sealed for one of the SIDs, or a copy is opened by one of the keys. */
function openedMask(columns: Columns, slots: Uint32Array, { keySids = [], openers = [] }: Filter): Uint8Array {
  const { kinds, marks, recordingMarks, length } = columns;
  const sealed = kindFlags(columns, ({ keySid }) => keySid !== null && keySids.includes(keySid));
  const opened = Uint8Array.from({ length: recordingMarks.highestCode() + 1 }, (_, code) =>
    recordingMarks.mark(code).copies.some((copy) => copy.openers.some((one) => openers.includes(one))) ? 1 : 0,
  );
  const mask = new Uint8Array(length);
  for (let place = 0; place < slots.length; place += 1) {
    const slot = slots[place] as number;
    mask[slot] = (sealed[kinds[slot] as number] as number) | (opened[marks[slot] as number] as number);
  }
  return mask;
}

/** A byte for each slot: 1 where a hold of the record or of the policy keeps it, or, for `held` false, where none does. */
function heldMask(columns: Columns, slots: Uint32Array, held: boolean): Uint8Array {
  const { kinds, marks, recordingMarks, heldAccounts, length } = columns;
  const byPolicy = kindFlags(columns, ({ account }) => namesAccount(heldAccounts, account));
  const byHold = Uint8Array.from({ length: recordingMarks.highestCode() + 1 }, (_, code) =>
    recordingMarks.mark(code).holds.length > 0 ? 1 : 0,
  );
  const mask = new Uint8Array(length);
  for (let place = 0; place < slots.length; place += 1) {
    const slot = slots[place] as number;
    const kept = (byPolicy[kinds[slot] as number] as number) | (byHold[marks[slot] as number] as number);
    mask[slot] = held ? kept : 1 - kept;
  }
  return mask;
}

const markConditions = ['archived', 'holds', 'archives'] as const;

function markMatches(mark: Mark, filter: Filter): boolean {
  return (
    among(filter.archived, archivedBy(mark)) &&
    (filter.holds?.some((hold) => mark.holds.includes(hold)) ?? true) &&
    (filter.archives?.some((one) => mark.copies.some(({ archive }) => archive === one)) ?? true)
  );
}

function within(values: CodedNumbers, least: number | undefined, most: number | undefined): Uint8Array {
  const flags = new Uint8Array(values.highestCode() + 1);
  for (let code = 1; code < flags.length; code += 1) {
    const value = values.value(code) as number;
    flags[code] = (least === undefined || value >= least) && (most === undefined || value <= most) ? 1 : 0;
  }
  return flags;
}
