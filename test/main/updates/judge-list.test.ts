import { expect, test } from 'vitest';
import { compareVersions } from '../../../main/updates/compare-versions.ts';
import { mayBelieve, standingOf } from '../../../main/updates/judge-list.ts';
import { goodList } from './sign-list.ts';

const now = 1_791_000_000;
const usual = { channel: 'stable', seenMadeAt: 0, now };

test('a list of this channel that is in date is believed, and the same one again', () => {
  expect(() => mayBelieve(goodList, usual)).not.toThrow();
  expect(() => mayBelieve(goodList, { ...usual, seenMadeAt: goodList.madeAt })).not.toThrow();
});

test.each([
  ['of another channel', { ...usual, channel: 'beta' }, 'list-of-another-channel'],
  ['older than one seen before', { ...usual, seenMadeAt: goodList.madeAt + 1 }, 'list-older'],
  ['that expires this second', { ...usual, now: goodList.expiresAt }, 'list-expired'],
  ['that expired long ago', { ...usual, now: goodList.expiresAt * 2 }, 'list-expired'],
  ['from more than a day ahead', { ...usual, now: goodList.madeAt - 86_401 }, 'list-from-the-future'],
])('one %s is refused', (_what, at, reason) => {
  expect(() => mayBelieve(goodList, at)).toThrow(
    expect.objectContaining({ code: 'update-list-refused', facts: { reason } }),
  );
});

test.each([
  ['0.1.9', 'newer-there'],
  ['0.2.0', 'newest'],
  ['0.2.1', 'ahead'],
  ['0.2.0-beta.3', 'newer-there'],
  ['1.0.0-alpha', 'ahead'],
] as const)('to %s the list says %s', (version, standing) => {
  expect(standingOf(goodList, version)).toBe(standing);
});

test('versions come in the order of the standard’s own examples', () => {
  const order = ['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11'];
  const all = [...order, '1.0.0-rc.1', '1.0.0', '1.0.1', '1.2.0', '1.10.0', '2.0.0'];
  expect(all.toReversed().sort(compareVersions)).toEqual(all);
  for (const version of all) expect(compareVersions(version, version)).toBe(0);
});

test.each(['1', '1.0', 'v1.0.0', '1.0.0+build', '01.0.0', '1.0.0-', '1.0.0-01', '', '1.0.0\n'])(
  '"%s" is no version',
  (text) => {
    expect(() => compareVersions(text, '1.0.0')).toThrow(RangeError);
  },
);
