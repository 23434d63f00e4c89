import { compareText } from './compare-text.ts';
import { createRanking, type Ranking } from './ranking.ts';
import type { NumberNeedle } from './search-term.ts';
import { plainNumber } from './search-term.ts';

/** Every distinct number under the id it has in the index, with one block of text to search them all at once. */
export type TelephoneBook = Ranking<string> & {
  /** 1 for the codes whose number the needle matches, else 0; entry 0 (no number) is 0. */
  readonly find: (needle: NumberNeedle) => Uint8Array;
};

const lineEnd = 10;

export function createTelephoneBook(): TelephoneBook {
  const ranking = createRanking<string>(compareText);
  /** Plain forms in UTF-8, a line each: no plain form holds a line end. */
  let text = Buffer.alloc(1 << 16);
  let used = 0;
  let codes: Uint32Array = new Uint32Array(1 << 12);
  let lines = 0;

  return {
    ...ranking,
    add: (code, number) => {
      ranking.add(code, number);
      const plain = `${plainNumber(number)}\n`;
      const size = Buffer.byteLength(plain);
      if (used + size > text.length) text = Buffer.concat([text], Math.max(text.length * 2, used + size));
      used += text.write(plain, used);
      if (lines === codes.length) {
        const more = new Uint32Array(lines * 2);
        more.set(codes);
        codes = more;
      }
      codes[lines] = code;
      lines += 1;
    },
    find: ({ part, beginning }) => {
      const found = new Uint8Array(ranking.highestCode() + 1);
      markLines(text, used, codes, Buffer.from(part), found);
      if (beginning !== null) markBeginnings(text, used, codes, Buffer.from(beginning), found);
      return found;
    },
  };
}

/** A plain loop: hits may be every line, and then each call of `indexOf` would cost more than the line. */
function markLines(text: Uint8Array, used: number, codes: Uint32Array, part: Uint8Array, found: Uint8Array): void {
  const first = part[0];
  const size = part.length;
  let line = 0;
  for (let at = 0; at < used; at += 1) {
    const byte = text[at];
    if (byte === lineEnd) {
      line += 1;
    } else if (byte === first) {
      let same = 1;
      while (same < size && text[at + same] === part[same]) same += 1;
      if (same < size) continue;
      found[codes[line] as number] = 1;
      while (text[at + 1] !== lineEnd) at += 1;
    }
  }
}

function markBeginnings(text: Uint8Array, used: number, codes: Uint32Array, part: Uint8Array, found: Uint8Array): void {
  let line = 0;
  for (let at = 0; at < used; at += 1) {
    let same = 0;
    while (same < part.length && text[at + same] === part[same]) same += 1;
    if (same === part.length) found[codes[line] as number] = 1;
    while (text[at] !== lineEnd) at += 1;
    line += 1;
  }
}
