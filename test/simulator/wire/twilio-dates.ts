const weekdays = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const pairs = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
const daySeconds = 86_400;

let latestDay = { day: Number.NaN, text: '' };

/** Lists ask for neighbouring times, so the text of the last day is kept. */
function dayText(day: number): string {
  if (latestDay.day !== day) {
    const date = new Date(day * daySeconds * 1000);
    const text = `${weekdays[day % 7]}, ${pairs[date.getUTCDate()]} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
    latestDay = { day, text };
  }
  return latestDay.text;
}

/** UTC seconds as v2010 writes them: RFC 2822, `Wed, 08 Jan 2025 09:15:00 +0000`; `offset` as `+0100`. */
export function rfc2822(time: number, offset: string): string {
  const sign = offset.startsWith('-') ? -1 : 1;
  const local = time + sign * (Number(offset.slice(1, 3)) * 3600 + Number(offset.slice(3)) * 60);
  const day = Math.floor(local / daySeconds);
  const second = Math.floor(local - day * daySeconds);
  const clock = `${pairs[Math.floor(second / 3600)]}:${pairs[Math.floor(second / 60) % 60]}:${pairs[second % 60]}`;
  return `${dayText(day)} ${clock} ${offset}`;
}

/** UTC seconds as the newer hosts write them: `2025-01-08T09:15:00Z`. */
export const iso8601 = (time: number): string => new Date(Math.floor(time) * 1000).toISOString().replace('.000Z', 'Z');

/** A whole GMT day or a moment, as a filter means it; null for what Twilio was seen to ignore. */
export type DateFilter = { readonly from: number; readonly to: number };

export function readDate(text: string): DateFilter | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const from = Date.parse(`${text}T00:00:00Z`) / 1000;
    return Number.isNaN(from) ? null : { from, to: from + daySeconds };
  }
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  const from = Date.parse(text) / 1000;
  return Number.isNaN(from) ? null : { from, to: from + 1 };
}
