/** Writes `seconds` as a clock: 4:10, or 0:04:10 where the whole lasts an hour or more, so that the width never changes. */
export function formatPosition(seconds: number, whole: number): string {
  const total = Math.max(0, Math.floor(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  if (whole >= 3600) return `${hours}:${two(minutes)}:${two(rest)}`;
  const width = whole >= 600 ? two(minutes) : String(minutes);
  return `${width}:${two(rest)}`;
}

/** Says `seconds` in words, for a screen reader: “12 minutes, 2 seconds”. */
export function sayPosition(seconds: number, language: string): string {
  const total = Math.max(0, Math.floor(seconds));
  const parts = [
    [Math.floor(total / 3600), 'hour'],
    [Math.floor((total % 3600) / 60), 'minute'],
    [total % 60, 'second'],
  ] as const;
  const said = parts.filter(([amount, unit]) => amount > 0 || (unit === 'second' && total < 60));
  const words = said.map(([amount, unit]) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
  );
  return new Intl.ListFormat(language, { type: 'unit', style: 'long' }).format(words);
}
