/** Groups the digits of a Japanese or North American number, as in +81 90 1234 5678; any other stays as Twilio has it. */
export function spellNumber(number: string): string {
  const digits = /^\+(81|1)(\d{9,10})$/.exec(number);
  const [, country, rest] = digits ?? [];
  if (country === undefined || rest === undefined) return number;
  if (country === '1')
    return rest.length === 10 ? `+1 ${rest.slice(0, 3)} ${rest.slice(3, 6)} ${rest.slice(6)}` : number;
  const area = rest.length - 8;
  return `+81 ${rest.slice(0, area)} ${rest.slice(area, area + 4)} ${rest.slice(area + 4)}`;
}
