import { contains, markBeginnings, prepareDigits } from './digit-search.ts';
import type { SidNeedle } from './search-term.ts';
import { sidScanWasm } from './sid-scan-wasm.ts';

/**
 * The SIDs of all recordings and their calls in one block, 32 bytes a slot, searched by SIMD: some milliseconds for a
 * million, where a loop in JavaScript over a table of words took ten times that.
 */
export type SidBlock = {
  /** Makes room for so many slots. */
  readonly grow: (slots: number) => void;
  /** `sids`: 32 hexadecimal digits of the recording's SID, then 32 of the call's. */
  readonly write: (slot: number, sids: string) => void;
  /** The block as words, anew after each growth, and where in it the four words of a slot's recording begin. */
  readonly words: () => Uint32Array;
  readonly wordOf: (slot: number) => number;
  /** Sets to 1 in `found` what is 1 in `asked` and whose recording or call SID matches its needle. */
  readonly mark: (asked: Uint8Array, found: Uint8Array, ofRecording: SidNeedle, ofCall: SidNeedle) => void;
};

/** TypeScript knows WebAssembly from the DOM only, which main does without. */
declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: ScanExports };
};
type ScanExports = {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly scan: (sids: number, count: number, asked: number, found: number) => void;
};

const compiled = new WebAssembly.Module(Buffer.from(sidScanWasm, 'base64'));
const pageBytes = 65_536;
const slotBytes = 32;
const slotWords = 16;
const vectorBytes = 16;
/** The first page is for what is looked for. */
const sidsAt = pageBytes;

export function createSidBlock(): SidBlock {
  const { memory, scan } = new WebAssembly.Instance(compiled).exports;
  let room = 0;
  // Anew after each growth: that takes the old buffer away.
  let bytes = Buffer.from(memory.buffer);
  let words = new Uint16Array(memory.buffer);
  let longWords = new Uint32Array(memory.buffer);

  const markInside = (asked: Uint8Array, found: Uint8Array, text: string) => {
    const askedAt = sidsAt + room * slotBytes;
    const foundAt = askedAt + room;
    const digits = [...text].map((digit) => Number.parseInt(digit, 16));
    bytes.set(scanVectors(digits), 0);
    bytes.set(asked, askedAt);
    scan(sidsAt, asked.length, askedAt, foundAt);
    const needle = prepareDigits(digits);
    const decided = digits.length <= 3;
    const first = sidsAt / 2;
    for (let slot = 0; slot < asked.length; slot += 1) {
      const maybe = bytes[foundAt + slot] as number;
      if (maybe === 0) continue;
      const at = first + slot * slotWords;
      const holds =
        decided ||
        ((maybe & 1) !== 0 && contains(words, at, slotWords / 2, needle)) ||
        ((maybe & 2) !== 0 && contains(words, at + slotWords / 2, slotWords / 2, needle));
      if (holds) found[slot] = 1;
    }
  };

  return {
    grow: (slots) => {
      room = Math.max(room, slots);
      const pages = Math.ceil((sidsAt + room * (slotBytes + 2)) / pageBytes);
      memory.grow(Math.max(0, pages - memory.buffer.byteLength / pageBytes));
      bytes = Buffer.from(memory.buffer);
      words = new Uint16Array(memory.buffer);
      longWords = new Uint32Array(memory.buffer);
    },
    write: (slot, sids) => void bytes.write(sids, sidsAt + slot * slotBytes, 'hex'),
    words: () => longWords,
    wordOf: (slot) => (sidsAt + slot * slotBytes) / 4,
    mark: (asked, found, ofRecording, ofCall) => {
      if (ofRecording.beginnings.includes('') || ofCall.beginnings.includes('')) {
        for (let slot = 0; slot < asked.length; slot += 1) if (asked[slot] === 1) found[slot] = 1;
        return;
      }
      const halves = [[sidsAt / 2, ofRecording] as const, [sidsAt / 2 + slotWords / 2, ofCall] as const];
      for (const [offset, { beginnings }] of halves) {
        for (const beginning of beginnings) {
          const digits = [...beginning].map((digit) => Number.parseInt(digit, 16));
          markBeginnings(words, { stride: slotWords, offset }, asked, found, digits);
        }
      }
      if (ofRecording.inside !== null) markInside(asked, found, ofRecording.inside);
    },
  };
}

/** What sid-scan.wat expects at 0: masks and values for digits that begin with the high half of a byte, and the low. */
function scanVectors(digits: readonly number[]): Uint8Array {
  const high = (at: number) => ((digits[at] ?? 0) << 4) as number;
  const low = (at: number) => digits[at] ?? 0;
  const mask = (at: number) => (at < digits.length ? 0xf0 : 0) | (at + 1 < digits.length ? 0x0f : 0);
  const rows = [
    [mask(0), high(0) | low(1), mask(2), high(2) | low(3), mask(2) === 0 ? 0xff : 0],
    [0x0f, low(0), mask(1), high(1) | low(2), mask(1) === 0 ? 0xff : 0],
  ];
  return Uint8Array.from(rows.flat().flatMap((byte) => Array.from({ length: vectorBytes }, () => byte)));
}
