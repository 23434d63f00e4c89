import type { Recording } from '../recording.ts';
import { isUsualSid, type PackedSids } from './packed-sids.ts';
import { createSidTable } from './sid-table.ts';

/** What the record knows of a recording beyond the index. */
export type Mark = {
  /** Those that keep it now. */
  readonly holds: readonly string[];
  readonly copies: readonly KeptCopyMark[];
};
/** `openers`: fingerprints of keys that are known to open it, sorted. */
export type KeptCopyMark = { readonly archive: string; readonly sound: boolean; readonly openers: readonly string[] };
export const unmarked: Mark = { holds: [], copies: [] };

/** The marks of some recordings, complete: `marks[codes[n]]` is that of the n-th. */
export type PackedMarks = {
  readonly sids: PackedSids;
  readonly codes: Uint32Array<ArrayBuffer>;
  readonly marks: readonly Mark[];
};

/** The marks of all recordings, also of those that are not in the list yet. Distinct ones are few, each under a code; 0 is unmarked. */
export type RecordingMarks = {
  /** `told` hears of each SID and its code: its words and where they begin, or null and the text of an unusual one. */
  readonly put: (
    packed: PackedMarks,
    told: (sids: Uint32Array, at: number, sid: string | null, code: number) => void,
  ) => void;
  readonly codeOf: (sid: string) => number;
  readonly codeAt: (sids: Uint32Array, at: number) => number;
  readonly mark: (code: number) => Mark;
  readonly highestCode: () => number;
};

export const archivedBy = (mark: Mark): Recording['archived'] =>
  mark.copies.some(({ sound }) => sound) ? 'verified' : mark.copies.length > 0 ? 'unverified' : 'no';

export function createRecordingMarks(): RecordingMarks {
  const table = createSidTable();
  const unusual = new Map<string, number>();
  const marks: Mark[] = [unmarked];
  const codes = new Map<string, number>([[JSON.stringify(unmarked), 0]]);
  const scratch = Buffer.alloc(16);
  const scratchWords = new Uint32Array(scratch.buffer, scratch.byteOffset, 4);

  const ownCode = (mark: Mark): number => {
    const text = JSON.stringify(mark);
    const known = codes.get(text);
    if (known !== undefined) return known;
    codes.set(text, marks.length);
    return marks.push(mark) - 1;
  };

  return {
    put: ({ sids, codes: given, marks: theirs }, told) => {
      const own = theirs.map(ownCode);
      const words = new Uint32Array(sids.bytes.buffer, 0, sids.count * 4);
      const texts = new Map(sids.unusual);
      for (let place = 0; place < sids.count; place += 1) {
        const code = own[given[place] as number] as number;
        const text = texts.size === 0 ? undefined : texts.get(place);
        if (text === undefined) table.set(words, place * 4, code);
        else unusual.set(text, code);
        told(words, place * 4, text ?? null, code);
      }
    },
    codeOf: (sid) => {
      if (table.size() === 0 && unusual.size === 0) return 0;
      if (!isUsualSid(sid)) return unusual.get(sid) ?? 0;
      scratch.write(sid.slice(2), 0, 'hex');
      return table.get(scratchWords, 0);
    },
    codeAt: (sids, at) => (table.size() === 0 ? 0 : table.get(sids, at)),
    mark: (code) => marks[code] ?? unmarked,
    highestCode: () => marks.length - 1,
  };
}
