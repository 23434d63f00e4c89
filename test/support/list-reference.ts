import type { Filter, Order, Recording } from '../../main/recording.ts';

/** What the list ought to answer, said as plainly as can be: the columns are compared with this. */
export function listReference(all: readonly Recording[], filter: Filter, order: Order): Recording[] {
  return all.filter((row) => matches(row, filter)).sort(comparing(order));
}

const plain = (number: string) =>
  number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-‐-―−()]/g, '');

function numberHas(number: string | null, typed: string): boolean {
  const term = plain(typed);
  if (number === null) return false;
  return plain(number).includes(term) || (/^0\d+$/.test(term) && plain(number).startsWith(`+81${term.slice(1)}`));
}

function matches(row: Recording, filter: Filter): boolean {
  const { search, from, to } = filter;
  const asks = (typed: string | undefined): typed is string => typed !== undefined && plain(typed) !== '';
  const among = <T>(wanted: readonly T[] | undefined, value: T | null) =>
    wanted === undefined || (value !== null && wanted.includes(value));
  const between = (value: number | null, least: number | undefined, most: number | undefined) =>
    (least === undefined && most === undefined) ||
    (value !== null && value >= (least ?? -Infinity) && value <= (most ?? Infinity));
  const sidHas = (sid: string | null, typed: string) =>
    sid?.toLowerCase().includes(typed.normalize('NFKC').trim().toLowerCase());
  return (
    among(filter.accounts, row.account) &&
    among(filter.directions, row.direction) &&
    among(filter.sources, row.source) &&
    among(filter.statuses, row.status) &&
    among(filter.channels, row.channels) &&
    among(filter.keySids, row.keySid) &&
    among(filter.whereabouts, row.whereabouts) &&
    among(filter.archived, row.archived) &&
    (filter.held === undefined || filter.held === row.held) &&
    (filter.encrypted === undefined || filter.encrypted === row.encrypted) &&
    between(row.startedAt, filter.startedFrom, filter.startedTo) &&
    between(row.duration, filter.shortest, filter.longest) &&
    between(row.price, filter.cheapest, filter.dearest) &&
    (!asks(from) || numberHas(row.from, from)) &&
    (!asks(to) || numberHas(row.to, to)) &&
    (!asks(search) ||
      numberHas(row.from, search) ||
      numberHas(row.to, search) ||
      [row.sid, row.call, row.keySid].some((sid) => sidHas(sid, search)))
  );
}

const column = { time: 'startedAt', key: 'keySid' } as const;

function comparing({ by, descending }: Order): (left: Recording, right: Recording) => number {
  const name = by === 'time' || by === 'key' ? column[by] : by;
  const newest = (left: Recording, right: Recording) => right.startedAt - left.startedAt || right.id - left.id;
  return (left, right) => {
    const [a, b] = [left[name], right[name]];
    if (by === 'time') return descending ? newest(left, right) : newest(right, left);
    if (a === b) return newest(left, right);
    if (a === null || b === null) return a === null ? 1 : -1;
    const order =
      typeof a === 'number' && typeof b === 'number'
        ? a - b
        : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
    return descending ? -order : order;
  };
}
