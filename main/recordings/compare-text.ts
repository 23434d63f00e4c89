const surrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

/** Orders texts by code point, as SQLite does (JavaScript's own `<` goes by UTF-16 unit). */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at += 1) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a === b) continue;
    if (surrogate(a) !== surrogate(b)) return surrogate(a) ? 1 : -1;
    return a - b;
  }
  return left.length - right.length;
}
