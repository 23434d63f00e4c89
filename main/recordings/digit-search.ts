/**
 * Searching very many numbers, or SIDs, for some of their digits. Digits lie four to a 16-bit word, as bytes of two in
 * the order of the text (low byte first, as the machine reads them). A table says of each of the 65,536 words whether it
 * can belong to a match; only then is the item looked at closely. With three digits or more that is about one word in a
 * hundred.
 */
export type DigitNeedle = {
  readonly digits: readonly number[];
  /** By word: 2 when the digits lie in it whole, 1 when it may hold a piece of them, else 0. */
  readonly suspects: Uint8Array;
  /** The first five digits at most, as one number, and a one for each of their bits. */
  readonly front: number;
  readonly frontBits: number;
  readonly frontSize: number;
};

/** The four digits of a word as one number, the first digit highest. */
const inOrder = (word: number) => ((word & 255) << 8) | (word >>> 8);
const digitAt = (word: number, place: number) => (inOrder(word) >>> (12 - 4 * place)) & 15;

export function prepareDigits(digits: readonly number[]): DigitNeedle {
  const size = digits.length;
  // However they lie, one word holds at least half of what two can: shorter pieces need no suspicion.
  const piece = size >= 7 ? 4 : Math.ceil(size / 2);
  const suspects = new Uint8Array(65_536);
  const frontSize = Math.min(5, size);
  const front = digits.slice(0, frontSize).reduce((sum, digit) => sum * 16 + digit, 0);
  for (let start = 1 - size; start < 4; start += 1) {
    const first = Math.max(0, start);
    const held = Math.min(4, start + size) - first;
    if (held < piece) continue;
    const below = 4 * (4 - first - held);
    const pattern = digits.slice(first - start, first - start + held).reduce((sum, digit) => sum * 16 + digit, 0);
    const mark = held === size ? 2 : 1;
    for (let high = 0; high < 16 ** first; high += 1) {
      for (let low = 0; low < 1 << below; low += 1) {
        const word = inOrder(((high * 16 ** held + pattern) << below) | low);
        suspects[word] = (suspects[word] as number) | mark;
      }
    }
  }
  return { digits, suspects, front, frontBits: 16 ** frontSize - 1, frontSize };
}

/** Whether the `count` words from `at` hold the digits: five always lie in a pair of words, the others are looked at singly. */
export function contains(words: Uint16Array, at: number, count: number, needle: DigitNeedle): boolean {
  const { digits, front, frontBits, frontSize } = needle;
  const last = 4 * count - digits.length;
  let word = inOrder(words[at] as number);
  for (let place = 0; place < count; place += 1) {
    const next = place + 1 < count ? inOrder(words[at + place + 1] as number) : 0;
    const pair = (word << 16) | next;
    for (let shift = 0; shift < 4; shift += 1) {
      if (((pair >>> (32 - 4 * (shift + frontSize))) & frontBits) !== front) continue;
      const start = 4 * place + shift;
      if (start <= last && sameDigits(words, at, start, digits, frontSize)) return true;
    }
    word = next;
  }
  return false;
}

/** Whether from digit `start` on the words hold the digits from the `from`th on. */
function sameDigits(words: Uint16Array, at: number, start: number, digits: readonly number[], from: number): boolean {
  for (let place = from; place < digits.length; place += 1) {
    const where = start + place;
    if (digitAt(words[at + (where >>> 2)] as number, where & 3) !== digits[place]) return false;
  }
  return true;
}

/** Sets to 1 in `found` the items asked for whose words (`stride` apart, from `offset`) begin with these digits. */
export function markBeginnings(
  words: Uint16Array,
  { stride, offset }: { readonly stride: number; readonly offset: number },
  asked: Uint8Array,
  found: Uint8Array,
  digits: readonly number[],
): void {
  const size = Math.min(4, digits.length);
  const first = digits.slice(0, size).reduce((sum, digit) => sum * 16 + digit, 0) << (16 - 4 * size);
  const wanted = inOrder(first);
  const bits = inOrder((0xffff << (16 - 4 * size)) & 0xffff);
  for (let item = 0, at = offset; item < asked.length; item += 1, at += stride) {
    if (((words[at] as number) & bits) !== wanted || asked[item] === 0) continue;
    if (sameDigits(words, at, 0, digits, size)) found[item] = 1;
  }
}
