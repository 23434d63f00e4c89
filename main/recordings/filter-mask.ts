import type { RecordingKind } from '../database/recording-kinds.ts';
import type { Filter } from '../recording.ts';
import type { CodedNumbers } from './coded-numbers.ts';
import type { Columns } from './columns.ts';
import { kindFlags } from './kind-flags.ts';
import { searchMask } from './search-mask.ts';
import { numberNeedle } from './search-term.ts';

/** Which slots match: a byte each, 1 or 0; null when nothing was asked, so that all that are filled do. */
export type Mask = Uint8Array | null;

/**
 * One pass through memory for each condition, and one for all those together that many recordings have in common.
 * A bound on something without a value does not hold; a text of nothing but spaces and dashes asks nothing.
 */
export function filterMask(columns: Columns, filter: Filter): Mask {
  const from = filter.from === undefined ? null : numberNeedle(filter.from);
  const to = filter.to === undefined ? null : numberNeedle(filter.to);
  const search = filter.search === undefined || numberNeedle(filter.search) === null ? null : filter.search;
  const asked = Object.entries(filter).some(
    ([name, value]) => value !== undefined && name !== 'from' && name !== 'to' && name !== 'search',
  );
  if (!asked && from === null && to === null && search === null) return null;

  const mask = maskOfKinds(columns, (kind) => kindMatches(kind, filter));
  if (filter.startedFrom !== undefined || filter.startedTo !== undefined) {
    keepBetween(mask, columns.startedAt, filter.startedFrom ?? 0, filter.startedTo ?? Number.POSITIVE_INFINITY);
  }
  if (filter.shortest !== undefined || filter.longest !== undefined) {
    keepCodes(mask, columns.durations, within(columns.durationValues, filter.shortest, filter.longest));
  }
  if (filter.cheapest !== undefined || filter.dearest !== undefined) {
    keepCodes(mask, columns.prices, within(columns.priceValues, filter.cheapest, filter.dearest));
  }
  if (from !== null) keepCodes(mask, columns.from, columns.numbers.find(from));
  if (to !== null) keepCodes(mask, columns.to, columns.numbers.find(to));
  if (search !== null) searchMask(columns, mask, search);
  return mask;
}

const among = <Value>(wanted: readonly Value[] | undefined, value: Value | null) =>
  wanted === undefined || (value !== null && wanted.includes(value));

function kindMatches(kind: RecordingKind, filter: Filter): boolean {
  return (
    among(filter.accounts, kind.account) &&
    among(filter.directions, kind.direction) &&
    among(filter.sources, kind.source) &&
    among(filter.statuses, kind.status) &&
    among(filter.channels, kind.channels) &&
    among(filter.keySids, kind.keySid) &&
    among(filter.whereabouts, kind.whereabouts) &&
    (filter.encrypted === undefined || filter.encrypted === kind.encrypted)
  );
}

function maskOfKinds(columns: Columns, matches: (kind: RecordingKind) => boolean): Uint8Array {
  const flags = kindFlags(columns, matches);
  const { kinds, length } = columns;
  const mask = new Uint8Array(length);
  for (let slot = 0; slot < length; slot += 1) mask[slot] = flags[kinds[slot] as number] as number;
  return mask;
}

function keepCodes(mask: Uint8Array, codes: Uint32Array, flags: Uint8Array): void {
  for (let slot = 0; slot < mask.length; slot += 1) {
    mask[slot] = (mask[slot] as number) & (flags[codes[slot] as number] as number);
  }
}

function keepBetween(mask: Uint8Array, values: Uint32Array, least: number, most: number): void {
  for (let slot = 0; slot < mask.length; slot += 1) {
    const value = values[slot] as number;
    if (value < least || value > most) mask[slot] = 0;
  }
}

function within(values: CodedNumbers, least: number | undefined, most: number | undefined): Uint8Array {
  const flags = new Uint8Array(values.highestCode() + 1);
  for (let code = 1; code < flags.length; code += 1) {
    const value = values.value(code) as number;
    flags[code] = (least === undefined || value >= least) && (most === undefined || value <= most) ? 1 : 0;
  }
  return flags;
}
