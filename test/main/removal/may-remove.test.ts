import { describe, expect, test } from 'vitest';
import type { VerifiedCopy } from '../../../main/archive/archives.ts';
import { forbidden } from '../../../main/policy/forbidden.ts';
import { mayBeginRemoval } from '../../../main/removal/may-begin-removal.ts';
import { type CopyFacts, mayRemove, type RemovalFacts } from '../../../main/removal/may-remove.ts';

const now = 1_800_000_000;
const ours = `AC${'1'.repeat(32)}`;
const copy: VerifiedCopy = {
  recording: 'RE1',
  archive: 'a',
  account: ours,
  startedAt: now - 1000,
  seconds: 60,
  channels: 2,
  size: 1000,
  sha256: '0'.repeat(64),
  keySid: 'CR1',
  fingerprint: 'f'.repeat(64),
  versions: { audio: '1', envelope: '1' },
  verifiedAt: now - 60,
};
const good: CopyFacts = { copy, standing: 'backed-up', there: true, forbidden: null };
const recording = {
  account: ours,
  status: 'completed',
  whereabouts: 'twilio',
  duration: 60,
  channels: 2,
  errorCode: null,
} as const;
const facts: RemovalFacts = {
  ...{
    now,
    removingFrom: now - 1,
    calledOff: false,
    recording,
    changed: null,
    counted: true,
    holds: [],
    forbidden: null,
    copies: [good],
  },
  withoutCopy: null,
};
const with_ = (change: Partial<RemovalFacts>) => mayRemove({ ...facts, ...change })?.code ?? null;
const copied = (change: Partial<VerifiedCopy>, standing: CopyFacts['standing'] = 'backed-up') => ({
  copies: [{ ...good, copy: { ...copy, ...change }, standing }],
});
const judged = (change: Partial<VerifiedCopy>, standing: CopyFacts['standing'] = 'backed-up'): CopyFacts =>
  copied(change, standing).copies[0] as CopyFacts;
const [stale, unbacked, locked, cut] = [
  judged({ verifiedAt: now - 90_000 }),
  judged({}, 'unbacked'),
  judged({}, 'missing'),
  judged({ seconds: 10 }),
];
const gone: CopyFacts = { ...good, there: false };
const banned: CopyFacts = { ...good, forbidden: forbidden('archives.folders') };

describe('the gate', () => {
  test('lets a recording go that has a good copy, no hold, and has not changed', () => {
    expect(mayRemove(facts)).toBeNull();
  });

  test.each<[string, Partial<RemovalFacts>, string]>([
    ['a hold', { holds: ['a lawsuit'] }, 'on-hold'],
    ['kept by the policy', { forbidden: forbidden('retention.minimumDays', { days: 90 }) }, 'forbidden-by-policy'],
    ['a good copy where the policy allows none', { copies: [banned] }, 'forbidden-by-policy'],
    ['called off', { calledOff: true }, 'cancelled'],
    ['one second of grace left', { removingFrom: now + 1 }, 'cancelled'],
    ['no longer in the index', { recording: null }, 'plan-drifted'],
    ['changed since the plan', { changed: 'duration' }, 'plan-drifted'],
    ['left out of the count', { counted: false }, 'not-counted'],
    ['still recorded', { recording: { ...recording, status: 'in-progress' } }, 'not-removable'],
    ['of a status nobody knows', { recording: { ...recording, status: 'archived-by-twilio' } }, 'not-removable'],
    ['kept elsewhere', { recording: { ...recording, whereabouts: 'elsewhere' } }, 'recording-elsewhere'],
    ['no copy', { copies: [] }, 'copy-missing'],
    ['a copy that is no longer there', { copies: [{ ...good, there: false }] }, 'copy-missing'],
    ['read back a day and a second ago', copied({ verifiedAt: now - 86_401 }), 'copy-unverified'],
    ['read back in a far future, by a clock set back', copied({ verifiedAt: now + 90_000 }), 'copy-unverified'],
    ['opened by no key', copied({ fingerprint: null }), 'key-missing'],
    ['its key gone', copied({}, 'missing'), 'key-missing'],
    ['its key for this session only', copied({}, 'session'), 'key-not-backed-up'],
    ['its key without a tried backup', copied({}, 'unbacked'), 'key-not-backed-up'],
    ['one channel of two', copied({ channels: 1 }), 'copy-differs'],
    ['channels nobody counted', copied({ channels: null }), 'copy-differs'],
    ['two seconds too short', copied({ seconds: 58 }), 'copy-differs'],
    ['the copy of another account’s recording', copied({ account: `AC${'2'.repeat(32)}` }), 'copy-missing'],
  ])('keeps back: %s', (_, change, code) => {
    expect(with_(change)).toBe(code);
  });

  test.each<[string, Partial<RemovalFacts>]>([
    ['read back a day ago to the second', copied({ verifiedAt: now - 86_400 })],
    ['a second longer than Twilio says', copied({ seconds: 61 })],
    ['of unknown length and channels', { recording: { ...recording, duration: null, channels: null } }],
    ['one of two copies lies where the policy allows it', { copies: [banned, good] }],
    ['filed under the account’s other region', copied({ account: `${ours}-ie1` })],
    ['one of two copies is good', { copies: [{ ...good, there: false }, good] }],
    ['the end of the grace period', { removingFrom: now }],
  ])('lets go: %s', (_, change) => {
    expect(with_(change)).toBeNull();
  });

  test.each<[string, readonly CopyFacts[], string]>([
    ['to be read back again', [stale, unbacked, gone, cut], 'copy-unverified'],
    ['whose key wants its backup tried', [gone, cut, unbacked, locked], 'key-not-backed-up'],
    ['whose key is to be brought', [cut, gone, locked], 'key-missing'],
    ['that lies where it must not', [cut, gone, banned], 'forbidden-by-policy'],
    ['that is to be found or made again', [cut, gone], 'copy-missing'],
  ])('of several copies that will not do, it names the one %s, wherever it stands', (_, copies, code) => {
    for (const order of [copies, copies.toReversed()]) expect(with_({ copies: order })).toBe(code);
  });

  test('in writing, a copy can be done without; a hold, a change, the grace period and the status cannot', () => {
    const withoutCopy = 'ordered by the data protection officer';
    expect(with_({ withoutCopy, copies: [] })).toBeNull();
    expect(with_({ withoutCopy, ...copied({ fingerprint: null }) })).toBeNull();
    expect(with_({ withoutCopy, copies: [], holds: ['x'] })).toBe('on-hold');
    expect(with_({ withoutCopy, forbidden: forbidden('holds.accounts') })).toBe('forbidden-by-policy');
    expect(with_({ withoutCopy, copies: [], changed: 'status' })).toBe('plan-drifted');
    expect(with_({ withoutCopy, copies: [], removingFrom: now + 1 })).toBe('cancelled');
    expect(with_({ withoutCopy, copies: [], recording: { ...recording, status: 'processing' } })).toBe('not-removable');
  });
});

test.each([
  [10, 10, null],
  [10, 9, 'count-mistyped'],
  [10, null, 'count-mistyped'],
  [0, 0, 'nothing-to-do'],
])('removing %d begins when %s is typed: %s', (doable, typed, code) => {
  const begin = () => mayBeginRemoval({ doable, typed });
  if (code === null) expect(begin).not.toThrow();
  else expect(begin).toThrow(code);
});
