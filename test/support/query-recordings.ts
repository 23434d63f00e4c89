import type { Filter, Order, Recording } from '../../main/recording.ts';
import { sampleRecording } from './fake-recordings.ts';

/** Above this many the sample is answered lazily: in time order only, a filter merely makes it fewer. */
const mostHeld = 20_000;

const includes = (text: string | null, part: string) => text?.toLowerCase().includes(part.toLowerCase()) ?? false;
const within = <T>(kinds: readonly T[] | undefined, value: T | null) =>
  kinds === undefined || (value !== null && kinds.includes(value));
const between = (value: number | null, least?: number, most?: number) =>
  (least === undefined && most === undefined) ||
  (value !== null && value >= (least ?? -Infinity) && value <= (most ?? Infinity));

function matches(row: Recording, f: Filter): boolean {
  return (
    within(f.accounts, row.account) &&
    within(f.directions, row.direction) &&
    within(f.sources, row.source) &&
    within(f.statuses, row.status) &&
    within(f.channels, row.channels) &&
    within(f.keySids, row.keySid) &&
    within(f.whereabouts, row.whereabouts) &&
    within(f.archived, row.archived) &&
    (f.held === undefined || row.held === f.held) &&
    (f.encrypted === undefined || row.encrypted === f.encrypted) &&
    (f.from === undefined || includes(row.from, f.from)) &&
    (f.to === undefined || includes(row.to, f.to)) &&
    (f.search === undefined ||
      [row.from, row.to, row.sid, row.call, row.keySid].some((text) => includes(text, f.search ?? ''))) &&
    between(row.startedAt, f.startedFrom, f.startedTo) &&
    between(row.duration, f.shortest, f.longest) &&
    between(row.price, f.cheapest, f.dearest)
  );
}

const columnOf = { time: 'startedAt', key: 'keySid' } as const;

function compare(order: Order): (a: Recording, b: Recording) => number {
  const column = order.by === 'time' || order.by === 'key' ? columnOf[order.by] : order.by;
  const sign = order.descending ? -1 : 1;
  return (a, b) => {
    const [x, y] = [a[column], b[column]];
    if (x === y) return b.id - a.id;
    if (x === null || y === null) return x === null ? 1 : -1;
    return x < y ? -sign : sign;
  };
}

export type Found = {
  readonly matching: number;
  readonly seconds: number;
  rows(from: number, to: number): Recording[];
};

/** Asks the sample of `count` recordings as the index would be asked. */
export function queryRecordings(count: number, filter: Filter, order: Order): Found {
  if (count <= mostHeld) {
    const found = Array.from({ length: count }, (_, index) => sampleRecording(index))
      .filter((row) => matches(row, filter))
      .sort(compare(order));
    return {
      matching: found.length,
      seconds: found.reduce((sum, row) => sum + (row.duration ?? 0), 0),
      rows: (from, to) => found.slice(from, to),
    };
  }
  const conditions = Object.values(filter).filter((value) => value !== undefined).length;
  const matching = Math.floor(count / 7 ** conditions);
  const at = (position: number) => (order.descending ? position : matching - 1 - position) * 7 ** conditions;
  return {
    matching,
    seconds: matching * 209,
    rows: (from, to) =>
      Array.from({ length: Math.max(0, Math.min(to, matching) - from) }, (_, n) => sampleRecording(at(from + n))),
  };
}
