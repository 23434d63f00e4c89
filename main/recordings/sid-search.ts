import type { SidNeedle } from './search-term.ts';

/**
 * Searching the 16 bytes of a million SIDs for some of their 32 hexadecimal digits. Digits may begin within a byte, so
 * the block is gone through in words of four digits: a table says of each of the 65,536 words whether it can belong to a
 * match (then the SID is looked at closely). With three digits or more that is less than one word in a hundred.
 */
export const sidWords = 8;

/** Whether the SID whose eight words begin at `at` matches. */
export type SidTest = (words: Uint16Array, at: number) => boolean;

/** A test for `needle`, or null when nothing can match. */
export function sidTest(needle: SidNeedle): SidTest | null {
  if (needle.beginnings.includes('')) return () => true;
  const inside = needle.inside === null ? null : insideTest(needle.inside);
  const beginnings = needle.beginnings.map(beginningTest);
  const [beginning] = beginnings;
  if (beginning === undefined) return inside;
  const begins: SidTest = (words, at) => beginnings.some((test) => test(words, at));
  if (inside === null) return beginnings.length === 1 ? beginning : begins;
  return (words, at) => inside(words, at) || begins(words, at);
}

const digitsOf = (text: string) => [...text].map((digit) => Number.parseInt(digit, 16));

/** The four digits of a word in the order of the SID; the words are read as the machine keeps them, low byte first. */
const digitAt = (word: number, place: number) => (word >>> ([4, 0, 12, 8][place] as number)) & 15;

function insideTest(text: string): SidTest {
  const digits = digitsOf(text);
  if (digits.length === 2) return pairTest(digits);
  const suspects = suspectWords(digits);
  return (words, at) => {
    const suspect =
      (suspects[words[at] as number] as number) |
      (suspects[words[at + 1] as number] as number) |
      (suspects[words[at + 2] as number] as number) |
      (suspects[words[at + 3] as number] as number) |
      (suspects[words[at + 4] as number] as number) |
      (suspects[words[at + 5] as number] as number) |
      (suspects[words[at + 6] as number] as number) |
      (suspects[words[at + 7] as number] as number);
    return suspect !== 0 && (suspect > 1 || contains(words, at, digits));
  };
}

/** Two digits lie in one word (4), or end one word (1) and begin the next (2): three bits a word, all eight words at once. */
function pairTest([left, right]: readonly number[]): SidTest {
  const table = new Uint8Array(65_536);
  for (let word = 0; word < 65_536; word += 1) {
    const [a, b, c, d] = [0, 1, 2, 3].map((place) => digitAt(word, place));
    const whole = (a === left && b === right) || (b === left && c === right) || (c === left && d === right);
    table[word] = (d === left ? 1 : 0) | (a === right ? 2 : 0) | (whole ? 4 : 0);
  }
  const bits = (words: Uint16Array, at: number) => table[words[at] as number] as number;
  return (words, at) => {
    const all =
      bits(words, at) |
      (bits(words, at + 1) << 3) |
      (bits(words, at + 2) << 6) |
      (bits(words, at + 3) << 9) |
      (bits(words, at + 4) << 12) |
      (bits(words, at + 5) << 15) |
      (bits(words, at + 6) << 18) |
      (bits(words, at + 7) << 21);
    return ((all & 0o44444444) | (all & (all >>> 4) & 0o11111111)) !== 0;
  };
}

/**
 * By word: 2 when the digits lie in it whole, 1 when it may hold a piece of them. However the digits lie across words,
 * one of the words holds a piece of at least half of what fits, so shorter pieces need no suspicion.
 */
function suspectWords(digits: readonly number[]): Uint8Array {
  const size = digits.length;
  const piece = size >= 7 ? 4 : Math.ceil(size / 2);
  const table = new Uint8Array(65_536);
  for (let word = 0; word < 65_536; word += 1) {
    for (let start = 1 - size; start < 4; start += 1) {
      const first = Math.max(0, start);
      const last = Math.min(4, start + size);
      if (last - first < piece) continue;
      let place = first;
      while (place < last && digitAt(word, place) === digits[place - start]) place += 1;
      if (place === last) table[word] = (table[word] as number) | (last - first === size ? 2 : 1);
    }
  }
  return table;
}

function contains(words: Uint16Array, at: number, digits: readonly number[]): boolean {
  const last = 4 * sidWords - digits.length;
  for (let start = 0; start <= last; start += 1) {
    let same = 0;
    while (same < digits.length) {
      const place = start + same;
      if (digitAt(words[at + (place >>> 2)] as number, place & 3) !== digits[same]) break;
      same += 1;
    }
    if (same === digits.length) return true;
  }
  return false;
}

function beginningTest(text: string): SidTest {
  const digits = digitsOf(text);
  return (words, at) =>
    digits.every((digit, place) => digitAt(words[at + (place >>> 2)] as number, place & 3) === digit);
}
