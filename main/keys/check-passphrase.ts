import { Failure } from '../failure.ts';

const least = 12;

/**
 * The passphrase as the bytes a backup is made with: Unicode NFC, UTF-8 (as RFC 8265 has it), so that it can be typed
 * on another system.
 */
export function passphraseBytes(passphrase: string): Uint8Array {
  return Buffer.from(passphrase.normalize('NFC'), 'utf8');
}

/**
 * Fails with passphrase-too-weak {least} when it is shorter than 12 characters, has fewer than five different ones,
 * repeats a shorter piece, or merely counts up or down. Length is what counts; more rules make worse passphrases.
 */
export function checkPassphrase(passphrase: string): void {
  const characters = [...passphrase.normalize('NFC').trim()];
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const weak =
    characters.length < least || new Set(characters).size < 5 || periodOf(characters) < least || steps.size < 3;
  if (weak) throw new Failure('passphrase-too-weak', { least });
}

/** The length of the shortest piece that, said over and over, gives the whole. */
function periodOf(characters: readonly string[]): number {
  for (let period = 1; period < characters.length; period += 1) {
    if (characters.every((character, index) => character === characters[index % period])) return period;
  }
  return characters.length;
}
