import { compareText } from './compare-text.ts';
import { contains, type DigitNeedle, markBeginnings, prepareDigits } from './digit-search.ts';
import { createRanking, type Ranking } from './ranking.ts';
import { type NumberNeedle, plainNumber } from './search-term.ts';

/** Every distinct number under the id it has in the index, in a form that is quick to search. */
export type TelephoneBook = Ranking<string> & {
  /** 1 for the codes whose number the needle matches, else 0; entry 0 (no number) is 0. */
  readonly find: (needle: NumberNeedle) => Uint8Array;
};

/** A number of up to sixteen characters out of + and the digits lies as four bits a character in four words. */
const wordsEach = 4;
const usual = /^[+0-9]{1,16}$/;
const plus = 10;
const nothing = 15;
const digitsOf = (text: string) => [...text].map((character) => (character === '+' ? plus : Number(character)));

export function createTelephoneBook(): TelephoneBook {
  const ranking = createRanking<string>(compareText);
  let words = new Uint16Array(wordsEach << 10).fill(0xffff);
  /** Longer numbers, SIP addresses, client names: their plain forms. */
  const unusual = new Map<number, string>();

  return {
    ...ranking,
    add: (code, number) => {
      ranking.add(code, number);
      if ((code + 1) * wordsEach > words.length) {
        const more = new Uint16Array(Math.max(words.length * 2, (code + 1) * wordsEach)).fill(0xffff, words.length);
        more.set(words);
        words = more;
      }
      const plain = usual.test(number) ? number : plainNumber(number);
      if (usual.test(plain)) writeDigits(words, code * wordsEach, plain);
      else unusual.set(code, plain);
    },
    find: ({ part, beginning }) => {
      const found = new Uint8Array(ranking.highestCode() + 1);
      if (usual.test(part)) markHolding(words, found, prepareDigits(digitsOf(part)));
      if (beginning !== null && usual.test(beginning)) {
        const all = new Uint8Array(found.length).fill(1);
        markBeginnings(words, { stride: wordsEach, offset: 0 }, all, found, digitsOf(beginning));
      }
      for (const [code, plain] of unusual) {
        if (plain.includes(part) || (beginning !== null && plain.startsWith(beginning))) found[code] = 1;
      }
      return found;
    },
  };
}

/** Written out for four words: this is gone through at each letter typed. */
function markHolding(words: Uint16Array, found: Uint8Array, needle: DigitNeedle): void {
  const { suspects } = needle;
  for (let code = 1, at = wordsEach; code < found.length; code += 1, at += wordsEach) {
    const suspect =
      (suspects[words[at] as number] as number) |
      (suspects[words[at + 1] as number] as number) |
      (suspects[words[at + 2] as number] as number) |
      (suspects[words[at + 3] as number] as number);
    if (suspect > 1 || (suspect === 1 && contains(words, at, wordsEach, needle))) found[code] = 1;
  }
}

function writeDigits(words: Uint16Array, at: number, text: string): void {
  for (let word = 0; word < wordsEach; word += 1) {
    let digits = 0;
    for (let place = 4 * word; place < 4 * word + 4; place += 1) {
      const unit = place < text.length ? text.charCodeAt(place) : 0;
      digits = (digits << 4) | (unit === 0 ? nothing : unit === 43 ? plus : unit - 48);
    }
    words[at + word] = ((digits & 255) << 8) | (digits >>> 8);
  }
}
