import type { PlannedRecording } from './plans.ts';

/** What many recordings of a plan have in common. */
export type PlannedKind = Pick<PlannedRecording, 'account' | 'status' | 'channels' | 'keySid'>;

/**
 * The recordings of a plan as its digest is taken over them, one line each, as docs/plan-format.md spells them:
 * `["RE…",duration,held,"AC…","status",channels,"CR…"]` and a line feed. `take` gives the lines in pieces.
 */
export type PlanSpeller = {
  /** `words` holds the SID in four words from `at` on; `unusual`: the text of one of another form. */
  readonly spell: (words: Uint32Array, at: number, unusual: string | undefined, rest: Rest) => void;
  /** To be called once, at the end. */
  readonly finish: () => void;
};
type Rest = { readonly duration: number | null; readonly held: boolean; readonly kind: number };

const pieceBytes = 1 << 20;
/** Longer than any line without its kind. */
const lineBytes = 128;
const digits = Buffer.from('0123456789abcdef');

/** `kindAt` gives the kind under a number, always the same. */
export function createPlanSpeller(
  kindAt: (kind: number) => PlannedKind,
  take: (piece: Uint8Array) => void,
): PlanSpeller {
  const endings = new Map<number, Buffer>();
  let piece = Buffer.allocUnsafe(pieceBytes);
  let length = 0;

  const endingOf = (kind: number): Buffer => {
    let ending = endings.get(kind);
    if (ending === undefined) {
      ending = Buffer.from(endOfLine(kindAt(kind)));
      endings.set(kind, ending);
    }
    return ending;
  };
  const flush = () => {
    take(piece.subarray(0, length));
    // What was handed over may still be on its way to the disk.
    piece = Buffer.allocUnsafe(pieceBytes);
    length = 0;
  };
  const write = (text: string) => {
    length += piece.write(text, length, 'latin1');
  };
  const writeSid = (words: Uint32Array, at: number) => {
    const bytes = new Uint8Array(words.buffer, words.byteOffset + at * 4, 16);
    for (let place = 0; place < 16; place += 1) {
      const byte = bytes[place] as number;
      piece[length] = digits[byte >>> 4] as number;
      piece[length + 1] = digits[byte & 15] as number;
      length += 2;
    }
  };

  return {
    spell: (words, at, unusual, { duration, held, kind }) => {
      const ending = endingOf(kind);
      if (length + lineBytes + ending.length + (unusual?.length ?? 0) * 6 > piece.length) flush();
      if (unusual === undefined) {
        write('["RE');
        writeSid(words, at);
        write('",');
      } else length += piece.write(`[${JSON.stringify(unusual)},`, length);
      write(duration === null ? 'null' : String(duration));
      write(held ? ',true' : ',false');
      length += ending.copy(piece, length);
    },
    finish: flush,
  };
}

function endOfLine({ account, status, channels, keySid }: PlannedKind): string {
  return `,${[account, status, channels, keySid].map((value) => JSON.stringify(value)).join(',')}]\n`;
}

/** One line of a plan, plainly: what the speller must agree with. */
export function planLine({ sid, duration, held, ...kind }: PlannedRecording): string {
  return `[${JSON.stringify(sid)},${duration},${held}${endOfLine(kind)}`;
}
