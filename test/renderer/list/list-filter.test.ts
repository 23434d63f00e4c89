import { describe, expect, test } from 'vitest';
import { filter as contractFilter } from '../../../main/recording.ts';
import { asksNothing, normaliseTerm, toFilter, views } from '../../../renderer/list/list-filter.ts';

const missing = `CR${'e'.repeat(32)}`;
const other = `CR${'a'.repeat(32)}`;
const nobody = `CR${'0'.repeat(32)}`;
const known = { missingKeys: [missing], statuses: ['completed', 'deleted', 'in-progress', 'mislaid'] };

test('nothing asked is no condition', () => {
  expect(toFilter('all', [], {}, 'UTC', known)).toEqual({});
  expect(asksNothing({ search: undefined, shortest: undefined })).toBe(true);
  expect(asksNothing({ shortest: 0 })).toBe(false);
  expect(asksNothing({ encrypted: false })).toBe(false);
});

test('days become the exact UTC seconds of the zone they were meant in', () => {
  const asked = { fromDay: '2026-11-01', toDay: '2026-11-23' };
  expect(toFilter('all', [], asked, 'Asia/Tokyo', known)).toEqual({
    startedFrom: Date.parse('2026-10-31T15:00:00Z') / 1000,
    startedTo: Date.parse('2026-11-23T14:59:59Z') / 1000,
  });
  expect(toFilter('all', [], asked, 'UTC', known)).toEqual({
    startedFrom: Date.parse('2026-11-01T00:00:00Z') / 1000,
    startedTo: Date.parse('2026-11-23T23:59:59Z') / 1000,
  });
});

test('every view is a filter the contract takes', () => {
  for (const view of views) expect(contractFilter.safeParse(toFilter(view, [], {}, 'UTC', known)).success).toBe(true);
});

describe('a view and the user asking for the same thing', () => {
  test('no missing key: the view without a key shows nothing, rather than everything', () => {
    expect(toFilter('noKey', [], {}, 'UTC', { ...known, missingKeys: [] })).toEqual({ keySids: [nobody] });
  });
  test('what both ask for stays', () => {
    expect(toFilter('noKey', [], { keySids: [missing, other] }, 'UTC', known)).toEqual({ keySids: [missing] });
  });
  test('what they contradict each other in gives nothing', () => {
    expect(toFilter('noKey', [], { keySids: [other] }, 'UTC', known)).toEqual({ keySids: [nobody] });
    expect(toFilter('encrypted', [], { encrypted: false }, 'UTC', known)).toEqual({
      encrypted: true,
      keySids: [nobody],
    });
  });
  test('a state this version does not know counts as unfinished, a removed one does not', () => {
    const { statuses } = toFilter('unfinished', [], {}, 'UTC', known);
    expect(statuses).toContain('mislaid');
    expect(statuses).toContain('absent');
    expect(statuses).not.toContain('deleted');
    expect(statuses).not.toContain('completed');
  });
});

test.each([
  ['  +81 90-1234 ', '+81901234'],
  ['(090) 1234-5678', '9012345678'],
  ['０９０１２３４５６７８', '9012345678'],
  ['0123', '0123'],
  ['RE12ab', 'RE12ab'],
  ['tanaka 1', 'tanaka 1'],
  ['   ', ''],
])('"%s" is searched for as "%s"', (typed, term) => expect(normaliseTerm(typed)).toBe(term));

test('a term of spaces is no condition', () => {
  expect(toFilter('all', [], { search: '   ', from: ' ' }, 'UTC', known)).toEqual({});
});
