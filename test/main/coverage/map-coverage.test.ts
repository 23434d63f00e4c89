import { expect, test } from 'vitest';
import type { Key } from '../../../main/contract.ts';
import type { CoverageGroup } from '../../../main/coverage/coverage-questions.ts';
import { mapCoverage } from '../../../main/coverage/map-coverage.ts';

const account = 'AC00000000000000000000000000000001';
const sid = (end: string) => `CR${end.padStart(32, '0')}`;
const print = (letter: string) => letter.repeat(64);
const [a, b, gone] = [print('a'), print('b'), print('c')];

const key = (fingerprint: string, change: Partial<Key> = {}): Key => ({
  ...{ fingerprint, name: fingerprint.slice(0, 1), bits: 2048, addedAt: 1, origin: 'imported', keptIn: 'keychain' },
  ...{ backedUpAt: null, opens: [], lastUse: null },
  ...change,
});
/** One recording of a minute, sealed by Twilio for the SID 1, at Twilio only. */
const group = (change: Partial<CoverageGroup> = {}): CoverageGroup => ({
  ...{ account, keySid: sid('1'), encrypted: true, whereabouts: 'twilio', completed: true, copies: [] },
  ...{ count: 1, seconds: 60, oldest: 100, newest: 200 },
  ...change,
});
const plain = { encrypted: false, keySid: null } as const;
const copy = (openers: readonly string[], sound = true) => ({ openers, sound });
const pairings = new Map([[sid('1'), [a]]]);

/** Of the given groups: the parts, and of key `a` what it opens and what would be lost with it. */
function mapped(groups: readonly CoverageGroup[], keys: readonly Key[] = [key(a), key(b)]) {
  const map = mapCoverage({ revision: 1, groups }, keys, pairings, null);
  const row = map.rows.find(({ fingerprint }) => fingerprint === a);
  const parts = Object.entries(map.parts).flatMap(([part, { count }]) => (count > 0 ? [`${part} ${count}`] : []));
  return { map, parts: parts.join(', '), opens: row?.total.count ?? 0, stake: row?.atStake.total.count ?? 0, row };
}

test.each<[string, Partial<CoverageGroup>, string, number, number]>([
  ['at Twilio only', {}, 'have 1', 1, 1],
  ['with a copy that another key opens, too', { copies: [copy([a, b])] }, 'have 1', 1, 0],
  ['with a copy another key is said to open, never read back', { copies: [copy([b], false)] }, 'have 1', 1, 1],
  ['with a copy under a wrap of a key that is gone', { copies: [copy([gone])] }, 'have 1', 1, 1],
  ['in an archive only', { whereabouts: 'nowhere', copies: [copy([a])] }, 'have 1', 1, 1],
  ['found in an archive, its opener known by the SID', { whereabouts: 'nowhere', copies: [copy([])] }, 'have 1', 1, 1],
  ['in a bucket of the customer', { whereabouts: 'elsewhere' }, 'have 1', 1, 1],
  ['plain at Twilio', plain, 'plain 1', 0, 0],
  ['plain at Twilio, with a sealed copy', { ...plain, copies: [copy([a])] }, 'plain 1', 1, 0],
  ['plain once, now in an archive only', { ...plain, whereabouts: 'nowhere', copies: [copy([a])] }, 'have 1', 1, 1],
  ['nowhere at all', { whereabouts: 'nowhere' }, '', 0, 0],
  ['sealed for a SID nobody knows', { keySid: sid('2') }, 'neverSeen 1', 0, 0],
  ['sealed for a SID nobody knows, with a copy opened here', { keySid: sid('2'), copies: [copy([a])] }, 'have 1', 1, 1],
])('a recording %s', (_, change, parts, opens, stake) => {
  expect(mapped([group(change)])).toMatchObject({ parts, opens, stake });
});

test('what only a lost or forgotten key opened is told from what no key here ever opened', () => {
  expect(mapped([group()], [key(a, { keptIn: 'lost' })])).toMatchObject({ parts: 'lost 1', opens: 1, stake: 1 });
  const { map, parts } = mapped([group(), group({ keySid: sid('2'), count: 3 })], []);
  expect(parts).toBe('lost 1, neverSeen 3');
  expect(map.rows).toMatchObject([
    { fingerprint: null, keySids: [sid('2')], holding: 'never-seen', total: { count: 3 } },
    { fingerprint: a, name: null, keySids: [sid('1')], holding: 'lost', total: { count: 1 } },
  ]);
});

test('a key that opens nothing yet stands in the map, and last', () => {
  const { map } = mapped([group()]);
  expect(map.rows.map(({ fingerprint, total }) => [fingerprint, total.count])).toEqual([
    [a, 1],
    [b, 0],
  ]);
  expect(map.rows[1]).toMatchObject({ oldest: null, newest: null, accounts: [], holding: 'have' });
});

test('minutes, spans, places and accounts are added up, each recording once', () => {
  const other = 'AC00000000000000000000000000000002';
  const { map, row } = mapped([
    group({ count: 10, seconds: 600, oldest: 50, newest: 60 }),
    group({ count: 5, seconds: 50, copies: [copy([a])], oldest: 10, newest: 90 }),
    group({ count: 2, seconds: 20, account: other, whereabouts: 'nowhere', copies: [copy([a])] }),
    group({ ...plain, count: 100, seconds: 1000 }),
  ]);
  expect(map.total).toEqual({ count: 117, seconds: 1670 });
  expect(row).toMatchObject({
    total: { count: 17, seconds: 670 },
    atTwilio: { count: 15, seconds: 650 },
    inArchives: { count: 7, seconds: 70 },
    elsewhere: { count: 0 },
    oldest: 10,
    newest: 200,
    accounts: [
      { account, count: 15, seconds: 650 },
      { account: other, count: 2, seconds: 20 },
    ],
    atStake: { total: { count: 17 }, onlyAtTwilio: { count: 10 }, onlyInArchives: { count: 2, seconds: 20 } },
  });
});

test('a key of this session only counts as one that is here', () => {
  expect(mapped([group()], [key(a, { keptIn: 'session' })])).toMatchObject({ parts: 'have 1', stake: 1 });
});
