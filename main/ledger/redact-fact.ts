/** Longest text a fact may have: names are up to 64, fingerprints 64, reasons typed by the user longer. */
const longest = 500;

/**
 * A fact as the ledger may hold it: telephone numbers are replaced, because the ledger is kept for years and shown to
 * others. Key material in a fact is a bug and throws. Text is made well-formed and cut.
 */
export function redactFact<Fact extends string | number | boolean | null>(fact: Fact): Fact | string {
  if (typeof fact !== 'string') return fact;
  if (/-----BEGIN/.test(fact)) throw new TypeError('Key material does not belong in the ledger.');
  return fact
    .toWellFormed()
    .replace(/[+＋]\p{Nd}(?:[\s()./-]*\p{Nd}){5,}/gu, '+…')
    .slice(0, longest)
    .toWellFormed();
}
