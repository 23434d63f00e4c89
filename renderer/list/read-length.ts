/** Seconds meant by `1:30`, `90` (seconds), `1:02:33`, or their full-width forms; null when it is no length. */
export function readLength(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const parts = /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,6})$/.exec(plain);
  if (parts === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  if (plain.includes(':') && Number(seconds) > 59) return null;
  if (parts[1] !== undefined && Number(minutes) > 59) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** An amount of money as typed, with a point or a comma; null when it is none. */
export function readAmount(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(',', '.');
  return /^\d{1,6}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}
