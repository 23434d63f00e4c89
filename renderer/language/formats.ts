import type { Language } from './language.ts';

export type Clock = 'local' | 'utc';

/** How numbers, times and sizes are written in one language and one clock. Times are UTC seconds, lengths seconds. */
export type Formats = {
  readonly count: (number: number) => string;
  /** Date and time to the second. */
  readonly time: (at: number) => string;
  /** The same by the local clock, and by UTC, whichever the user chose. */
  readonly timeHere: (at: number) => string;
  readonly timeInUtc: (at: number) => string;
  readonly day: (at: number) => string;
  /** A day of the calendar, given as 2026-11-23, wherever it is that day. */
  readonly calendarDay: (day: string) => string;
  /** The time alone today, with its date on another day. */
  readonly moment: (at: number) => string;
  /** 4:10, or 1:02:33 from an hour on. */
  readonly length: (seconds: number) => string;
  /** Hours for a sum of lengths, minutes for a small one, seconds for less than one. */
  readonly hours: (seconds: number) => string;
  readonly money: (amount: number, unit: string | null) => string;
  readonly bytes: (bytes: number) => string;
  /** The clock's zone in words short enough for a button. */
  readonly zone: string;
};

/** The user's own kind of English or Japanese where the system names one (en-GB rather than en). */
export function localeOf(language: Language, systemLocales: readonly string[]): string {
  return systemLocales.find((locale) => locale.split('-')[0] === language) ?? (language === 'en' ? 'en-GB' : 'ja-JP');
}

/** Writes seconds as 4:10 or 1:02:33. */
export function writeLength(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

export function formatsFor(locale: string, clock: Clock, zone: string): Formats {
  const timeZone = clock === 'utc' ? 'UTC' : zone;
  const day = { year: 'numeric', month: locale.startsWith('ja') ? '2-digit' : 'short', day: '2-digit' } as const;
  const second = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const number = new Intl.NumberFormat(locale);
  const date = new Intl.DateTimeFormat(locale, { ...day, timeZone });
  const time = new Intl.DateTimeFormat(locale, { ...second, timeZone });
  const minuteOfDay = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const dateHere = new Intl.DateTimeFormat(locale, { ...day, timeZone: zone });
  const timeHere = new Intl.DateTimeFormat(locale, { ...second, timeZone: zone });
  const dateInUtc = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' });
  const timeInUtc = new Intl.DateTimeFormat(locale, { ...second, timeZone: 'UTC' });
  const unit = (name: string, digits: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits });
  const hour = unit('hour', 0);
  const minute = unit('minute', 0);
  const seconds = unit('second', 0);
  const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'].map((name) => unit(name, 1));
  const currencies = new Map<string, Intl.NumberFormat>();

  function money(amount: number, currency: string | null): string {
    const code = currency !== null && /^[A-Za-z]{3}$/.test(currency) ? currency.toUpperCase() : 'USD';
    const known = currencies.get(code);
    const made =
      known ??
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: code,
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: 4,
        maximumFractionDigits: 4,
      });
    if (known === undefined) currencies.set(code, made);
    return made.format(amount);
  }

  return {
    count: (value) => number.format(value),
    time: (at) => `${date.format(at * 1000)} ${time.format(at * 1000)}`,
    timeHere: (at) => `${dateHere.format(at * 1000)} ${timeHere.format(at * 1000)}`,
    timeInUtc: (at) => `${dateInUtc.format(at * 1000)} ${timeInUtc.format(at * 1000)}`,
    day: (at) => date.format(at * 1000),
    calendarDay: (written) => dateInUtc.format(Date.parse(written)),
    moment: (at) => {
      const today = date.format(at * 1000) === date.format(Date.now());
      return today ? minuteOfDay.format(at * 1000) : `${date.format(at * 1000)} ${minuteOfDay.format(at * 1000)}`;
    },
    length: writeLength,
    hours: (sum) => {
      if (sum > 0 && sum < 60) return seconds.format(sum);
      return sum < 3600 ? minute.format(Math.round(sum / 60)) : hour.format(sum / 3600);
    },
    money,
    bytes: (bytes) => {
      const step = bytes < 1000 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3));
      return (sizes[step] as Intl.NumberFormat).format(bytes / 1000 ** step);
    },
    zone: timeZone.replaceAll('_', ' '),
  };
}
