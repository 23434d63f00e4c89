import type { TFunction } from 'i18next';
import type { Formats } from '../language/formats.ts';
import type { useRecordingWords } from '../language/use-recording-words.ts';
import type { ListFilter } from './list-filter.ts';

/** What can be filtered by, in the order it is offered. */
export const filterKinds = [
  'time',
  'from',
  'to',
  'duration',
  'direction',
  'source',
  'status',
  'encrypted',
  'keySids',
  'channels',
  'price',
  'whereabouts',
  'held',
  'archived',
  'holds',
] as const;
export type FilterKind = (typeof filterKinds)[number];

/** The parts of the filter each kind is made of. */
const parts: Readonly<Record<FilterKind, readonly (keyof ListFilter)[]>> = {
  time: ['fromDay', 'toDay'],
  from: ['from'],
  to: ['to'],
  duration: ['shortest', 'longest'],
  direction: ['directions'],
  source: ['sources'],
  status: ['statuses'],
  encrypted: ['encrypted'],
  keySids: ['keySids', 'openers'],
  channels: ['channels'],
  price: ['cheapest', 'dearest'],
  whereabouts: ['whereabouts'],
  held: ['held'],
  archived: ['archived'],
  holds: ['holds'],
};

export function isAsked(filter: ListFilter, kind: FilterKind): boolean {
  return parts[kind].some((part) => filter[part] !== undefined);
}

/** The change that takes `kind` out of a filter. */
export function without(kind: FilterKind): ListFilter {
  return Object.fromEntries(parts[kind].map((part) => [part, undefined]));
}

export const withoutAny: ListFilter = Object.assign({ search: undefined }, ...filterKinds.map(without));

type Words = {
  readonly t: TFunction<['list', 'recordings']>;
  readonly formats: Formats;
  readonly words: ReturnType<typeof useRecordingWords>;
  /** By a key's SID or its fingerprint. */
  readonly keyName: (key: string) => string;
  readonly holdReason: (hold: string) => string;
};

const namedHere = ['encrypted', 'keySids', 'whereabouts', 'held', 'archived', 'holds'] as const;
const isNamedHere = (kind: FilterKind): kind is (typeof namedHere)[number] => namedHere.some((one) => one === kind);

export function nameOfKind(kind: FilterKind, t: Words['t']): string {
  if (kind === 'time') return t('list:filter.time');
  if (isNamedHere(kind)) return t(`list:filter.${kind}`);
  return t(`recordings:columnInFull.${kind}`);
}

/** What the user asks of `kind`, in words short enough for a chip. */
export function describe(
  filter: ListFilter,
  kind: FilterKind,
  { t, formats, words, keyName, holdReason }: Words,
): string {
  const span = <T>(from: T | undefined, to: T | undefined, write: (value: T) => string): string => {
    if (from === undefined) return to === undefined ? '' : t('list:filter.atMost', { value: write(to) });
    if (to === undefined) return t('list:filter.atLeast', { value: write(from) });
    return from === to ? write(from) : t('list:filter.range', { from: write(from), to: write(to) });
  };
  switch (kind) {
    case 'time':
      return describeDays(filter, { t, formats });
    case 'from':
      return filter.from ?? '';
    case 'to':
      return filter.to ?? '';
    case 'duration':
      return span(filter.shortest, filter.longest, formats.length);
    case 'price':
      return span(filter.cheapest, filter.dearest, (amount) => formats.money(amount, null));
    case 'direction':
      return (filter.directions ?? []).map((one) => words.word('direction', one)).join(', ');
    case 'source':
      return (filter.sources ?? []).map((one) => words.word('source', one)).join(', ');
    case 'status':
      return (filter.statuses ?? []).map((one) => words.word('status', one)).join(', ');
    case 'whereabouts':
      return (filter.whereabouts ?? []).map((one) => words.word('whereabouts', one)).join(', ');
    case 'channels':
      return (filter.channels ?? []).join(', ');
    case 'keySids':
      return [...new Set([...(filter.keySids ?? []), ...(filter.openers ?? [])].map(keyName))].join(', ');
    case 'archived':
      return (filter.archived ?? []).map((one) => words.word('archived', one)).join(', ');
    case 'holds':
      return (filter.holds ?? []).map(holdReason).join(', ');
    case 'held':
      return filter.held ? t('list:filter.onlyHeld') : t('list:filter.onlyFree');
    case 'encrypted':
      return filter.encrypted ? t('list:filter.onlyEncrypted') : t('list:filter.onlyPlain');
  }
}

function describeDays({ fromDay, toDay }: ListFilter, { t, formats }: Pick<Words, 't' | 'formats'>): string {
  if (fromDay === undefined)
    return toDay === undefined ? '' : t('list:filter.until', { day: formats.calendarDay(toDay) });
  if (toDay === undefined) return t('list:filter.since', { day: formats.calendarDay(fromDay) });
  const from = formats.calendarDay(fromDay);
  return fromDay === toDay ? from : t('list:filter.days', { from, to: formats.calendarDay(toDay) });
}
