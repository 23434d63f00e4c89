import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { ArchiveStore, Placed } from '../../main/archive/archive-store.ts';
import { copyNames } from '../../main/archive/layout.ts';
import type { RecordHandle } from '../../main/database/handles.ts';
import { openIndexForReading } from '../../main/database/open-index.ts';
import { openRecord } from '../../main/database/open-record.ts';
import { startRecordReader } from '../../main/database/start-record-reader.ts';
import { createReconcile } from '../../main/reconcile/create-reconcile.ts';
import type { RecordQuestions } from '../../main/workers/record-questions.ts';
import type { Figure } from './figure.ts';
import { buildListIndex, listAccounts } from './list-index.ts';

const recordings = 1_000_000;
const archive = '11111111-1111-4111-8111-111111111111';
type Row = readonly [sid: Uint8Array, account: string, startedAt: number];

/** Twilio, an archive and the record held against each other: a million recordings, of which every other has a copy. */
export async function measureReconcile(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-bench-'));
  const indexPath = join(folder, 'index.db');
  buildListIndex(indexPath, recordings);
  const record = openRecord(join(folder, 'record.db'));
  const worker = new Worker(new URL('../../main/workers/record-reader.ts', import.meta.url));
  const reader = startRecordReader<RecordQuestions>(worker, record.name);
  try {
    const placed = putCopies(record, indexPath);
    const reconcile = createReconcile({
      ...{ reader, indexPath, listing: join(folder, 'listing'), archives: () => [archive] },
      storeOf: async () => storeOf(placed),
      accounts: async () => [...listAccounts],
      readAnew: async () => undefined,
      readAt: () => null,
      noteDeed: (_, action) => action(),
      tell: () => undefined,
      now: () => 1_795_000_000,
    });
    const loop = monitorEventLoopDelay({ resolution: 2 });
    loop.enable();
    const began = performance.now();
    const { groups, agreeing } = await reconcile.compare(null, false);
    const seconds = (performance.now() - began) / 1000;
    loop.disable();
    const sum = groups.reduce((all, { count }) => all + count, agreeing.count);
    const delay = loop.percentile(99) / 1e6;
    return [
      {
        ...{ what: '1,000,000 recordings compared with 500,000 copies', value: seconds, unit: 's', reach: '< 60 s' },
        ...{ met: seconds < 60 && sum >= recordings, how: `two files a copy listed without a disk, ${sum} found` },
      },
      {
        ...{ what: '  main thread meanwhile, event-loop delay p99', value: delay, unit: 'ms', reach: '< 20 ms' },
        ...{ met: delay < 20, how: `monitorEventLoopDelay at 2 ms; longest ${(loop.max / 1e6).toFixed(1)} ms` },
      },
    ];
  } finally {
    await reader.close();
    record.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Notes a copy of every other recording, and gives the files an archive would list. */
function putCopies(record: RecordHandle, indexPath: string): Placed[] {
  const index = openIndexForReading(indexPath);
  const rows = index
    .prepare(
      `SELECT recording.sid, kind.account, recording.started_at FROM recording JOIN kind ON kind.id = recording.kind
       ORDER BY recording.id`,
    )
    .raw(true)
    .all() as Row[];
  index.close();
  const placed: Placed[] = [];
  const put = record.prepare(
    `INSERT INTO copy (recording, archive, account, started_at, seconds, size, sha256, versions, made_at, verified_at)
     VALUES (?, ?, ?, ?, 60, 160, '', ?, 0, 1)`,
  );
  record.pragma('synchronous = OFF');
  record.transaction(() => {
    for (let at = 0; at < rows.length; at += 2) {
      const [bytes, account, startedAt] = rows[at] as Row;
      const recording = `RE${Buffer.from(bytes).toString('hex')}`;
      const names = copyNames({ recording, account, startedAt });
      placed.push(
        { name: names.audio, size: 160, version: `a${at}` },
        { name: names.envelope, size: 20, version: 'e' },
      );
      put.run(recording, archive, account, startedAt, JSON.stringify({ audio: `a${at}`, envelope: 'e' }));
    }
  })();
  record.pragma('synchronous = FULL');
  return placed;
}

/** Lists as a bucket does, a page at a time. */
function storeOf(placed: readonly Placed[]): ArchiveStore {
  const list = async function* (): AsyncGenerator<Placed> {
    yield* placed;
  };
  return { list } as unknown as ArchiveStore;
}
