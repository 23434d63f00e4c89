import type { CoverageRow, Key, Noted, Share } from '../../main/contract.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';
import { newest, sampleAccounts, sampleKeySids } from './fake-recordings.ts';

type Ours = Pick<Answers, { [Name in keyof Answers]: Name extends `coverage.${string}` ? Name : never }[keyof Answers]>;

const share = (count: number): Share => ({ count, seconds: count * 90 });
const of = (count: number) =>
  count === 0
    ? []
    : [
        { account: sampleAccounts[0], ...share(count - Math.floor(count / 4)) },
        { account: sampleAccounts[1], ...share(Math.floor(count / 4)) },
      ];

function row(
  key: Pick<Key, 'fingerprint' | 'name' | 'backedUpAt'> | null,
  keySids: readonly string[],
  holding: CoverageRow['holding'],
  [twilio, both, archives]: readonly [number, number, number],
): CoverageRow {
  const count = twilio + both + archives;
  const days = { oldest: count > 0 ? newest - 700 * 86_400 : null, newest: count > 0 ? newest : null };
  return {
    fingerprint: key?.fingerprint ?? null,
    name: key?.name ?? null,
    backedUpAt: key?.backedUpAt ?? null,
    ...{ keySids: [...keySids], holding },
    ...{ total: share(count), atTwilio: share(twilio + both), inArchives: share(both + archives), elsewhere: share(0) },
    ...days,
    accounts: of(count),
    atStake: {
      ...{ total: share(count), onlyAtTwilio: share(twilio), onlyInArchives: share(archives) },
      ...days,
      accounts: of(count),
    },
  };
}

/** Which key opens what, of the fake: nothing without recordings; with many rows, one that nobody knows, and alerts. */
export function answerCoverage(scene: Scene, emit: Emit, keys: () => readonly Key[]): Ours {
  let refused = scene.rows > 0;
  const now = newest + 3600;
  const notes = new Map<string, Noted>();
  const alerts = [
    { account: sampleAccounts[0], code: 16107 as const, count: 2, newest: now - 7200 },
    { account: sampleAccounts[1], code: 16105 as const, count: 1, newest: now - 86_400 },
  ];
  return {
    'coverage.map': () => {
      const [current, earlier, ...others] = keys();
      const some = scene.rows > 0;
      const rows = [
        ...(current ? [row(current, [sampleKeySids.current], 'have', some ? [31_204, 12_000, 840] : [0, 0, 0])] : []),
        ...(earlier ? [row(earlier, [sampleKeySids.rotatedOut], 'have', some ? [0, 0, 4210] : [0, 0, 0])] : []),
        ...(some ? [row(null, [sampleKeySids.missing], 'never-seen', [1833, 0, 0])] : []),
        ...others.map((key) => row(key, [], 'have', [0, 0, 0])),
      ];
      const parts = {
        have: share(some ? 48_254 : 0),
        lost: share(0),
        neverSeen: share(some ? 1833 : 0),
        plain: share(some ? 9120 : 0),
      };
      return { revision: 1, asOf: null, total: share(some ? 59_207 : 0), parts, rows };
    },
    'coverage.alerts': () => ({
      alerts: scene.rows === 0 ? [] : alerts.map((one) => ({ ...one, noted: notes.get(String(one.code)) ?? null })),
      fetched: sampleAccounts.slice(0, scene.accounts).map((account, at) => ({
        account,
        at: now,
        failure: refused && at === 2 ? { code: 'twilio-permission-missing' as const, facts: {} } : null,
      })),
    }),
    'coverage.noted-keys': () => {
      const noted = notes.get(sampleKeySids.missing);
      return { keys: noted === undefined ? [] : [{ keySid: sampleKeySids.missing, noted }] };
    },
    'coverage.note-alarm': ({ alarm, remark }) => {
      notes.set('keySid' in alarm ? alarm.keySid : String(alarm.code), { at: now, by: 'aiko', remark });
      emit('coverage.changed', {});
      return {};
    },
    'coverage.fetch-alerts': () => {
      refused = false;
      emit('coverage.changed', {});
      return { fetched: 0 };
    },
  };
}
