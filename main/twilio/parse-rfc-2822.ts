const months: Readonly<Record<string, number>> = {
  jan: 0,
  feb: 1,
  mar: 2,
  apr: 3,
  may: 4,
  jun: 5,
  jul: 6,
  aug: 7,
  sep: 8,
  oct: 9,
  nov: 10,
  dec: 11,
};
const form =
  /^(?:[A-Za-z]{3}, ?)?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? ?(?:([+-])(\d{2})(\d{2})|GMT|UTC?|Z)$/;

/** UTC seconds of a date as v2010 writes it (`Fri, 14 Oct 2016 21:56:34 +0000`, RFC 2822 section 3.3), or null. */
export function parseRfc2822(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const found = form.exec(value);
  if (found === null) return null;
  const [, day, name = '', year, hours, minutes, seconds = '0', sign, offsetHours = '0', offsetMinutes = '0'] = found;
  const month = months[name.toLowerCase()];
  if (month === undefined) return null;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60 || Number(offsetMinutes) > 59) return null;
  const date = Date.UTC(Number(year), month, Number(day), Number(hours), Number(minutes), Number(seconds));
  // Date.UTC makes 3 March of 31 February.
  if (Number(day) < 1 || new Date(Date.UTC(Number(year), month, Number(day))).getUTCMonth() !== month) return null;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60;
  return date / 1000 - (sign === '-' ? -offset : offset);
}
