import { grown } from './grow.ts';

/** What is kept in memory of one line of the timeline; the rest is read when it is shown. */
export type Line = {
  readonly time: number;
  readonly what: string;
  readonly account: string | null;
  /** Null of what has none; `open` of an intent that waits for it. */
  readonly outcome: string | null;
  readonly twilio: boolean;
  readonly outside: boolean;
  /** Of the entry or the event. */
  readonly number: number;
};

/** Bits of a line's flags. */
export const flag = { twilio: 1, outside: 2 } as const;

/** Lines are counted in 22 bits beside their time in a double: four million of them, newest and oldest sorted at once. */
const lineRoom = 2 ** 22;

/**
 * The timeline's lines as columns: some 20 bytes a line, so that any filter of a million is one quick scan. A line's
 * place never changes; an outcome that comes later changes its intent's line.
 */
export function createColumns() {
  const words: string[] = [''];
  const ids = new Map<string, number>([['', 0]]);
  const idOf = (word: string): number => {
    const known = ids.get(word);
    if (known !== undefined) return known;
    ids.set(word, words.length);
    return words.push(word) - 1;
  };
  const at = {
    time: new Uint32Array(0),
    number: new Uint32Array(0),
    /** The entry that ended this intent; 0: none. */
    ended: new Uint32Array(0),
    what: new Uint16Array(0),
    account: new Uint16Array(0),
    outcome: new Uint16Array(0),
    flags: new Uint8Array(0),
  };
  /** By an entry's number the line it is shown in, plus one. */
  let lineOf = new Uint32Array(0);
  let length = 0;
  let order: Uint32Array | null = null;

  return {
    at,
    length: () => length,
    /** The id of a word in its column; null when no line has it. */
    idOf: (word: string): number | null => ids.get(word) ?? null,
    wordOf: (id: number): string => words[id] ?? '',

    add: (line: Line): void => {
      at.time = grown(at.time, length + 1);
      at.number = grown(at.number, length + 1);
      at.ended = grown(at.ended, length + 1);
      at.what = grown(at.what, length + 1);
      at.account = grown(at.account, length + 1);
      at.outcome = grown(at.outcome, length + 1);
      at.flags = grown(at.flags, length + 1);
      at.time[length] = Math.max(0, line.time);
      at.number[length] = line.number;
      at.what[length] = idOf(line.what);
      at.account[length] = idOf(line.account ?? '');
      at.outcome[length] = idOf(line.outcome ?? '');
      at.flags[length] = (line.twilio ? flag.twilio : 0) | (line.outside ? flag.outside : 0);
      length += 1;
      if (!line.twilio) show(line.number, length - 1);
      order = null;
    },

    /** Lets entry `number` end the intent `of`; false where that intent has no line. */
    end: (of: number, number: number, outcome: string): boolean => {
      const line = (lineOf[of] ?? 0) - 1;
      if (line < 0) return false;
      at.ended[line] = number;
      at.outcome[line] = idOf(outcome);
      show(number, line);
      return true;
    },

    /** What this line tells of was this program's doing. */
    ownAfterAll: (line: number): void => {
      at.flags[line] = (at.flags[line] ?? 0) & ~flag.outside;
    },

    /** The line an entry is shown in; null where there is none. */
    lineOf: (number: number): number | null => {
      const line = lineOf[number] ?? 0;
      return line === 0 ? null : line - 1;
    },

    /** The same; where there is none, the line of the next entry that is there. */
    lineFrom: (number: number): number | null => {
      for (let next = Math.max(0, number); next < lineOf.length; next += 1) {
        if (lineOf[next] !== 0) return (lineOf[next] ?? 0) - 1;
      }
      return null;
    },

    /** All lines, newest first; of the same second the later entry first. */
    newestFirst: (): Uint32Array => {
      if (order !== null) return order;
      const keys = new Float64Array(length);
      for (let line = 0; line < length; line += 1) keys[line] = (at.time[line] ?? 0) * lineRoom + line;
      keys.sort();
      order = new Uint32Array(length);
      for (let place = 0; place < length; place += 1) order[length - 1 - place] = (keys[place] ?? 0) % lineRoom;
      return order;
    },
  };

  function show(number: number, line: number) {
    lineOf = grown(lineOf, number + 1);
    lineOf[number] = line + 1;
  }
}

export type TimelineColumns = ReturnType<typeof createColumns>;
