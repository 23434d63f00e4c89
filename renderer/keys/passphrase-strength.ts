/** How well a passphrase withstands guessing. Below `least` characters it is not accepted at all. */
export type Strength = 'too-short' | 'weak' | 'fair' | 'strong';

/** The least number of characters; main insists on it too. */
export const leastCharacters = 12;

/**
 * A rough measure by length and variety: bits if every character were drawn from the kinds of characters used, with
 * characters that repeat or continue a run counted for little. It can only be too kind, so it asks for much.
 */
export function passphraseStrength(passphrase: string): Strength {
  const characters = [...passphrase.normalize('NFC')];
  if (characters.length < leastCharacters) return 'too-short';
  const kinds: readonly [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[\x20-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]/, 33],
    [/[^\x20-\x7e]/, 200],
  ];
  const alphabet = kinds.reduce((sum, [kind, size]) => (kind.test(passphrase) ? sum + size : sum), 0);
  const each = Math.log2(Math.max(2, alphabet));
  const bits = characters.reduce((sum, _, index) => sum + (isForeseeable(characters, index) ? 0.5 : each), 0);
  if (new Set(characters).size < 6 || bits < 50) return 'weak';
  return bits < 80 ? 'fair' : 'strong';
}

/** Whether the character repeats the one before or continues a run such as abc or 321. */
function isForeseeable(characters: readonly string[], index: number): boolean {
  if (index === 0) return false;
  const step = code(characters[index]) - code(characters[index - 1]);
  return Math.abs(step) <= 1;
}

const code = (character: string | undefined) => character?.codePointAt(0) ?? 0;
