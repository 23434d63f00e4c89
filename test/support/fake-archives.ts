import type { Archive, ArchiveTask, Finding } from '../../main/contract.ts';
import { Failure } from '../../main/failure.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';
import { newest, sampleRecording } from './fake-recordings.ts';

type Ours = Pick<
  Answers,
  | 'archives.list'
  | 'archives.choose-folder'
  | 'archives.try-folder'
  | 'archives.add-folder'
  | 'archives.rename'
  | 'archives.preflight'
  | 'archives.forget'
  | 'archives.open'
  | 'archives.check'
  | 'archives.cancel-task'
  | 'archives.faults'
  | 'archives.save-report'
  | 'archives.rewrap'
  | 'archives.of'
>;

const day = 86_400;
export const sampleArchiveIds = [
  '7b6e3d0a-9f4c-4b1e-8a52-1d0c5f3e9a01',
  '2f9d1c4e-63a8-4d7b-b0f5-8e4a7c6d5b02',
] as const;

const finding = (check: string, verdict: Finding['verdict'], facts: Finding['facts'] = {}): Finding => ({
  check,
  verdict,
  facts,
});

const folderFindings: readonly Finding[] = [
  finding('writes', 'good'),
  finding('flush', 'good'),
  finding('hard-links', 'warn'),
  finding('free', 'good', { freeBytes: 1_840_000_000_000 }),
  finding('network', 'warn', { type: 'SMB' }),
];

const base: Archive = {
  archive: sampleArchiveIds[0],
  name: 'Vault Osaka',
  place: { kind: 'folder', shown: '/Volumes/vault/koekura' },
  addedAt: newest - 90 * day,
  verified: { count: 48_210, seconds: 11_560_000 },
  unverified: 0,
  bytes: 184_300_000_000,
  checkedAt: newest - 6 * day,
  checkBegan: null,
  damaged: 0,
  missing: 0,
  preflight: [...folderFindings],
  preflightAt: newest - 90 * day,
  reachable: true,
};

const bucket: Archive = {
  ...base,
  archive: sampleArchiveIds[1],
  name: 'Bucket Tokyo',
  place: {
    kind: 's3',
    endpoint: null,
    region: 'ap-northeast-1',
    bucket: 'example-call-recordings',
    prefix: 'koekura/',
    pathStyle: false,
    credentials: 'key',
    encryption: 'sse-kms',
    kmsKey: null,
    storageClass: null,
  },
  verified: { count: 12_034, seconds: 2_900_000 },
  unverified: 12,
  bytes: 46_400_000_000,
  checkedAt: null,
  checkBegan: newest - 2 * day,
  damaged: 2,
  missing: 1,
  preflight: [],
  preflightAt: null,
  reachable: false,
};

/** Archives of the fake: a folder that is in order, and a bucket that is not. */
export function answerArchives(scene: Scene, emit: Emit): Ours {
  let archives = [base, bucket].slice(0, scene.archives);
  let tasks: ArchiveTask[] = [];

  const known = (id: string): Archive => {
    const archive = archives.find((one) => one.archive === id);
    if (archive === undefined) throw new Failure('archive-unknown');
    return archive;
  };
  const keep = (archive: Archive): Archive => {
    archives = [...archives.filter((one) => one.archive !== archive.archive), archive];
    emit('archives.changed', {});
    return archive;
  };
  const begin = (id: string, what: ArchiveTask['task']) => {
    const { archive, verified } = known(id);
    const [total, done, bytes] = [verified.count, Math.floor(verified.count / 3), what === 'check' ? 4_200_000_000 : 0];
    const task: ArchiveTask = {
      ...{ archive, task: what, state: 'running', done, total, bytes, good: done, bad: 0 },
      ...{ startedAt: newest, finishedAt: null, failure: null },
    };
    tasks = [...tasks.filter((one) => one.archive !== id), task];
    emit('archives.task', task);
    return {};
  };
  const sid = (index: number) => sampleRecording(index).sid;

  return {
    'archives.list': () => ({ archives, tasks }),
    'archives.choose-folder': () => ({ pending: 'folder-1', shown: '/mnt/archive/recordings', found: false }),
    'archives.try-folder': () => ({ findings: [...folderFindings] }),
    'archives.add-folder': ({ name }) => {
      if (archives.some((one) => one.name === name)) throw new Failure('name-taken', { name });
      const none = { verified: { count: 0, seconds: 0 }, unverified: 0, bytes: 0, checkedAt: null };
      const place = { kind: 'folder', shown: '/mnt/archive/recordings' } as const;
      return keep({ ...base, archive: '91c2a7d4-5b3e-4f60-9d81-0a2b3c4d5e03', name, place, ...none, addedAt: newest });
    },
    'archives.rename': ({ archive, name }) => keep({ ...known(archive), name }),
    'archives.preflight': ({ archive }) =>
      keep({ ...known(archive), preflight: [...folderFindings], preflightAt: newest, reachable: true }),
    'archives.forget': ({ archive, name }) => {
      if (known(archive).name !== name) throw new Failure('malformed-call');
      archives = archives.filter((one) => one.archive !== archive);
      emit('archives.changed', {});
      return {};
    },
    'archives.open': ({ archive }) => begin(archive, 'open'),
    'archives.check': ({ archive }) => begin(archive, 'check'),
    'archives.rewrap': ({ archive }) => begin(archive, 'rewrap'),
    'archives.cancel-task': ({ archive }) => {
      const task = tasks.find((one) => one.archive === archive);
      if (task === undefined) return {};
      const stopped = { ...task, state: 'cancelled', finishedAt: newest } as const;
      tasks = tasks.map((one) => (one === task ? stopped : one));
      emit('archives.task', stopped);
      return {};
    },
    'archives.faults': () => ({
      faults: [
        { sid: sid(3), name: `recordings/${sid(3)}.sealed`, failure: { code: 'audio-damaged', facts: {} } },
        { sid: sid(8), name: `recordings/${sid(8)}.sealed`, failure: { code: 'copy-missing', facts: {} } },
        { sid: null, name: 'recordings/Thumbs.db', failure: { code: 'archive-content-foreign', facts: {} } },
      ],
    }),
    'archives.save-report': () => ({ saved: true }),
    'archives.of': ({ sid: asked }) => ({
      copies:
        scene.archives > 0 && asked !== sid(1)
          ? [{ archive: base.archive, name: base.name, size: 3_984_016, verifiedAt: newest - day, failure: null }]
          : [],
    }),
  };
}
