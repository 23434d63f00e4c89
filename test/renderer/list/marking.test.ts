import { describe, expect, test } from 'vitest';
import { selection } from '../../../main/recording.ts';
import { countMarked, isMarked, type Marks, mark, nothingMarked, toSelection } from '../../../renderer/list/marking.ts';

const having = (...actions: readonly Marks[]) => actions.reduce(mark, nothingMarked);
const ids = (...actions: readonly Marks[]) => {
  const chosen = toSelection(having(...actions), {});
  return chosen.kind === 'some' ? chosen.ids : chosen;
};

describe('marking as in a file manager', () => {
  test('a click marks one and forgets the rest', () => {
    expect(ids({ do: 'choose', position: 3, id: 30 }, { do: 'choose', position: 5, id: 50 })).toEqual([50]);
  });
  test('a click on a row not yet read moves the cursor and marks nothing', () => {
    const marking = having({ do: 'choose', position: 900, id: null });
    expect([marking.cursor, countMarked(marking, 1000)]).toEqual([900, 0]);
  });
  test('Ctrl-click adds and takes away', () => {
    const two: readonly Marks[] = [
      { do: 'choose', position: 1, id: 10 },
      { do: 'toggle', position: 4, id: 40 },
    ];
    expect(ids(...two)).toEqual([10, 40]);
    expect(ids(...two, { do: 'toggle', position: 1, id: 10 })).toEqual([40]);
  });
  test('Shift draws the range anew from the same anchor', () => {
    const marking = having(
      { do: 'choose', position: 5, id: 50 },
      { do: 'extend', position: 8, ids: [50, 60, 70, 80], add: false },
      { do: 'extend', position: 4, ids: [40, 50], add: false },
    );
    expect(marking.anchor).toBe(5);
    expect(marking.cursor).toBe(4);
    expect(toSelection(marking, {})).toEqual({ kind: 'some', ids: [40, 50] });
  });
  test('Ctrl+Shift adds the range to what is marked', () => {
    expect(ids({ do: 'choose', position: 0, id: 1 }, { do: 'extend', position: 9, ids: [8, 9], add: true })).toEqual([
      1, 8, 9,
    ]);
  });
  test('Ctrl+arrow moves without marking', () => {
    const marking = having({ do: 'choose', position: 0, id: 1 }, { do: 'stand', position: 7 });
    expect([marking.cursor, marking.anchor, isMarked(marking, 1)]).toEqual([7, 0, true]);
  });
});

describe('all that match', () => {
  const all: Marks = { do: 'all' };
  test('are marked without being listed', () => {
    const marking = having(all);
    expect(toSelection(marking, { encrypted: true })).toEqual({ kind: 'all', filter: { encrypted: true }, except: [] });
    expect(countMarked(marking, 48_210)).toBe(48_210);
    expect(isMarked(marking, 123_456)).toBe(true);
  });
  test('but for those taken out, until they are put back', () => {
    const but = having(all, { do: 'toggle', position: 2, id: 20 });
    expect([countMarked(but, 100), isMarked(but, 20)]).toEqual([99, false]);
    expect(countMarked(mark(but, { do: 'toggle', position: 2, id: 20 }), 100)).toBe(100);
    expect(countMarked(mark(but, { do: 'extend', position: 3, ids: [20, 30], add: true }), 100)).toBe(100);
  });
  test('a click leaves them for one', () => {
    expect(ids(all, { do: 'choose', position: 1, id: 10 })).toEqual([10]);
  });
});

test('clearing keeps the place; another question forgets it', () => {
  const marking = having({ do: 'choose', position: 5, id: 50 });
  expect(mark(marking, { do: 'clear' })).toMatchObject({ cursor: 5, anchor: 5, marked: { ids: new Set() } });
  expect(mark(marking, { do: 'reset' })).toEqual(nothingMarked);
});

test('every marking is a selection the contract takes', () => {
  for (const marking of [nothingMarked, having({ do: 'all' }), having({ do: 'choose', position: 0, id: 4 })]) {
    expect(selection.safeParse(toSelection(marking, { statuses: ['completed'] })).success).toBe(true);
  }
});
