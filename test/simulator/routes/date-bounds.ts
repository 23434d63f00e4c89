import { readDate } from '../wire/twilio-dates.ts';

/** UTC seconds: from `from` on, and before `to`. */
export type Bounds = { readonly from: number; readonly to: number };

/**
 * The three forms of a date filter: the name alone is one GMT day (or second), `<` is before it begins, `>` from its
 * beginning on. What is not a date is ignored, as Twilio was seen to do.
 */
export function dateBounds(query: URLSearchParams, name: string): Bounds {
  const during = readDate(query.get(name) ?? '');
  const before = readDate(query.get(`${name}<`) ?? '');
  const since = readDate(query.get(`${name}>`) ?? '');
  return {
    from: Math.max(during?.from ?? 0, since?.from ?? 0),
    to: Math.min(during?.to ?? Number.POSITIVE_INFINITY, before?.from ?? Number.POSITIVE_INFINITY),
  };
}

export const isWithin = ({ from, to }: Bounds, time: number): boolean => time >= from && time < to;
