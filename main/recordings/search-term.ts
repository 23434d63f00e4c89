/** What a typed term asks of a number: `part` anywhere in its plain form, or `beginning` at its beginning. */
export type NumberNeedle = { readonly part: string; readonly beginning: string | null };

/** A number (or an address) as it is compared: small letters, without the spaces, dashes and parentheses people write. */
export function plainNumber(number: string): string {
  return number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-\u2010-\u2015\u2212()]/g, '');
}

/** The needle of a typed term; null when nothing is left to look for. A national Japanese 0… also finds +81…. */
export function numberNeedle(term: string): NumberNeedle | null {
  const part = plainNumber(term);
  if (part === '') return null;
  return { part, beginning: /^0\d+$/.test(part) ? `+81${part.slice(1)}` : null };
}

/** A typed term as SIDs are searched for it: small letters, no space around. */
export function sidTerm(term: string): string {
  return term.normalize('NFKC').trim().toLowerCase();
}

/**
 * How `term` can be part of a SID (`prefix` and 32 hexadecimal digits): anywhere among the digits (`inside`), or with
 * the digits beginning with one of `beginnings` because the term begins in the prefix ('' fits every SID).
 */
export type SidNeedle = { readonly inside: string | null; readonly beginnings: readonly string[] };

export function sidNeedle(prefix: string, term: string): SidNeedle {
  const digits = /^[0-9a-f]{1,32}$/;
  const beginnings: string[] = [];
  for (const tail of [prefix.toLowerCase(), prefix.slice(1).toLowerCase()]) {
    if (tail.startsWith(term) || prefix.toLowerCase().startsWith(term)) beginnings.push('');
    else if (term.startsWith(tail) && digits.test(term.slice(tail.length))) beginnings.push(term.slice(tail.length));
  }
  return { inside: digits.test(term) ? term : null, beginnings };
}
