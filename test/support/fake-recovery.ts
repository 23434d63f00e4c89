import type { KitCounts, KitPreview, RecoveryShown, RestoreReport } from '../../main/contract.ts';
import { Failure } from '../../main/failure.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';

type Ours = Pick<Answers, { [Name in keyof Answers]: Name extends `recovery.${string}` ? Name : never }[keyof Answers]>;

const id = (number: number) => `70000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const at = 1_795_000_000;
const keys = [
  { fingerprint: '3f'.repeat(32), name: 'Osaka 2026' },
  { fingerprint: 'a1'.repeat(32), name: '東京支店の録音を開く鍵（2025 年 4 月に更新するまで使っていたもの）' },
] as const;
const counts: KitCounts = {
  ...{ keys: 2, accounts: 2, pairings: 3, archives: 2, holds: 1, held: 1204, copies: 48_210, batches: 1 },
  ...{ removals: 3200, events: 811, attestations: 4, entries: 1_000_412 },
};
const none = Object.fromEntries(Object.keys(counts).map((name) => [name, 0])) as KitCounts;
const account = (digit: string, name: string) => {
  return { sid: `AC${digit.repeat(32)}`, name, colour: 'teal', region: 'us1', here: false };
};
const preview: KitPreview = {
  ...{ form: 'kit', kit: id(1), madeAt: at, madeBy: { user: 'aiko', machine: 'desk-7' }, keysMissing: [] },
  keys: keys.map((key, place) => ({ ...key, bits: 2048, here: place === 1 })),
  accounts: [account('1', 'Osaka'), account('2', 'Tokyo')],
  archives: [
    { archive: id(11), name: 'Vault', place: { kind: 'folder', shown: '/Volumes/vault/recordings' }, here: false },
  ],
  batches: [{ batch: id(21), kind: 'archive', planned: 4120 }],
  counts,
  ledger: { fate: 'taken', head: 'c'.repeat(64), lastAt: at - 60, ownEntries: 3, notedTo: null },
  foreign: false,
};
const report: RestoreReport = {
  ...{ kit: id(1), madeAt: at, begunAt: at + 90_000, finishedAt: at + 90_060, restored: counts },
  left: { ...none, keys: 1 },
  ledger: { fate: 'taken', entries: counts.entries, notedTo: null },
  byHand: [
    { what: 'login', account: `AC${'1'.repeat(32)}`, name: 'Osaka' },
    { what: 'bucket-keys', archive: id(12), name: 'Tokyo bucket' },
    { what: 'folder', archive: id(11), name: 'Vault', shown: '/Volumes/vault/recordings' },
    { what: 'batch', batch: id(21), planned: 4120 },
  ],
};
const tried = (digit: string) => ({
  ...{ sid: `RE${digit.repeat(32)}`, account: `AC${'1'.repeat(32)}`, archive: 'Vault', seconds: 754, bytes: 1 },
  ...{ fingerprint: keys[0].fingerprint, failure: null },
});
const missing = { code: 'key-missing' as const, facts: { keySid: `CR${'9'.repeat(32)}` } };

/** Recovery of the fake. The passphrase that opens every kit is “open sesame, please”. */
export function answerRecovery(scene: Scene, emit: Emit): Ours {
  const { recovery } = scene;
  let kit: RecoveryShown['kit'] = null;
  if (recovery !== 'none') {
    kit = {
      kit: id(1),
      madeAt: at,
      bytes: 61_403_112,
      sha256: '5e'.repeat(32),
      entries: 900,
      keys: [keys[0].fingerprint],
    };
  }
  let lastDrill: RecoveryShown['lastDrill'] =
    recovery === 'overdue'
      ? { kit: id(1), at: at - 95 * 86_400, passed: true, tries: [tried('4')] }
      : recovery === 'failed'
        ? { kit: id(1), at, passed: false, tries: [tried('4'), { ...tried('5'), fingerprint: null, failure: missing }] }
        : null;
  let restore: RestoreReport | null = recovery === 'interrupted' ? { ...report, finishedAt: null } : null;
  const changed = <Value>(value: Value): Value => {
    emit('recovery.changed', {});
    return value;
  };
  return {
    'recovery.standing': () => ({
      standing: {
        kit,
        unbacked: recovery === 'none' ? [...keys] : [],
        notInKit: recovery === 'overdue' ? [keys[1]] : [],
        entriesSince: kit === null ? null : 812,
        archived: recovery !== 'none',
        lastDrill,
        drill:
          lastDrill === null
            ? 'never'
            : recovery === 'overdue' && lastDrill.at < at
              ? 'overdue'
              : lastDrill.passed
                ? 'done'
                : 'failed',
        drillDueAt: lastDrill?.passed ? lastDrill.at + 90 * 86_400 : null,
      },
      restore,
    }),
    'recovery.make': () => {
      kit = {
        kit: id(2),
        madeAt: at + 5,
        bytes: 6700,
        sha256: '6f'.repeat(32),
        entries: 1712,
        keys: keys.map(({ fingerprint }) => fingerprint),
      };
      const { bytes, sha256, madeAt } = kit;
      return changed({
        made: {
          kit: kit.kit,
          madeAt,
          bytes,
          sha256,
          counts,
          keysMissing: [{ fingerprint: 'b'.repeat(64), name: 'Kobe 2019' }],
        },
      });
    },
    'recovery.save-sheet': () => ({ saved: true }),
    'recovery.choose': () => ({ pending: 'kit', source: 'koekura-kit-2026-11-20.koekura' }),
    'recovery.open': ({ passphrase }) => {
      if (passphrase !== 'open sesame, please') throw new Failure('backup-wrong-passphrase');
      if (recovery === 'foreign') {
        const ledger = { ...preview.ledger, fate: 'kept' as const, ownEntries: 8120, notedTo: 1_200_000 };
        return { ...preview, foreign: true, ledger };
      }
      return preview;
    },
    'recovery.restore': () => {
      restore = report;
      return changed(report);
    },
    'recovery.drill': () => {
      lastDrill = { kit: id(1), at, passed: true, tries: [tried('4'), tried('6')] };
      return changed(lastDrill);
    },
    'recovery.close': () => ({}),
    'recovery.cancel': () => ({}),
  };
}
