/** Days as people write them (`2026-11-23`) in a time zone, and the UTC seconds they begin and end at. */

const formats = new Map<string, Intl.DateTimeFormat>();

function calendar(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** The day that `at` (UTC seconds) falls on in `zone`. */
export function dayOf(at: number, zone: string): string {
  const parts = calendar(zone).formatToParts(at * 1000);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/**
 * The first UTC second of `day` in `zone`. Found by halving rather than from an offset: the clock may change at
 * midnight, so that a day begins at 01:00, or skip a whole day; then it is the first second after.
 */
export function startOfDay(day: string, zone: string): number {
  const nearby = Date.parse(`${day}T00:00:00Z`) / 1000;
  // No zone is further than 14 hours from UTC, and none ever moved by more than a day.
  let before = nearby - 26 * 3600;
  let after = nearby + 26 * 3600;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(middle, zone) >= day) after = middle;
    else before = middle;
  }
  return after;
}

/** The last UTC second of `day` in `zone`. */
export function endOfDay(day: string, zone: string): number {
  return startOfDay(addDays(day, 1), zone) - 1;
}

/** The day `number` days after `day` in the calendar, or before it when negative. */
export function addDays(day: string, number: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + number * 86_400_000).toISOString().slice(0, 10);
}

/** Whether `text` is a day that exists, as `2026-11-23`. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Whole days; without `from`, everything up to `to`. */
export type DaySpan = { readonly from?: string; readonly to: string };

/** The spans people ask for most, seen from `today`. */
export function commonSpans(
  today: string,
): Readonly<Record<'today' | 'lastSeven' | 'thisMonth' | 'lastMonth' | 'overSixty', DaySpan>> {
  const first = `${today.slice(0, 7)}-01`;
  const lastOfPrevious = addDays(first, -1);
  return {
    today: { from: today, to: today },
    lastSeven: { from: addDays(today, -6), to: today },
    thisMonth: { from: first, to: today },
    lastMonth: { from: `${lastOfPrevious.slice(0, 7)}-01`, to: lastOfPrevious },
    // The last day of which every recording is older, whatever the hour.
    overSixty: { to: addDays(today, -61) },
  };
}
