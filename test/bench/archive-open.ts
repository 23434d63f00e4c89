import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { makeArchiveEnvelope } from '../../main/archive/archive-envelope.ts';
import { writeArchiveMarker } from '../../main/archive/archive-marker.ts';
import { copyNames, markerName } from '../../main/archive/layout.ts';
import { compose } from '../../main/compose.ts';
import { memoryKeychain } from '../../main/keychain/keychain.ts';
import { noPolicy } from '../../main/policy/no-policy.ts';
import { archivedKeySid, archivedRecording } from '../support/fill-archive.ts';
import { thisBuild } from '../support/this-build.ts';
import type { Figure } from './figure.ts';

const envelopes = 100_000;
/** What opening asks of the sealed audio is its size. */
const audio = Buffer.alloc(64);
/** So many lie in one day's folder. */
const perDay = 250;

/** An existing archive of 100,000 copies opened in a fresh profile, until all of them are in the list and the record. */
export async function measureArchiveOpen(): Promise<readonly Figure[]> {
  const root = mkdtempSync(join(tmpdir(), 'koekura-bench-'));
  const vault = join(root, 'vault');
  layDown(vault);
  const program = await compose({
    build: thisBuild,
    ...{ profile: join(root, 'profile'), keychain: memoryKeychain(), session: memoryKeychain(), twilioOrigin: null },
    ...{ policy: noPolicy, secretsIn: () => 'memory' },
    ...{ resolveProxy: async () => 'DIRECT', tell: () => {}, notify: () => {} },
  });
  try {
    await program.index.loaded;
    const { places, library, tasks, openPlace } = program.archives;
    const place = { kind: 'folder', path: vault } as const;
    const { archive } = await places.add({ name: 'Vault', place, store: await openPlace(place), preflight: [] });
    globalThis.gc?.();
    const start = process.memoryUsage.rss();
    let most = start;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 20);
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    const began = performance.now();
    await library.open(archive);
    while (tasks.busy(archive)) await setTimeout(20);
    const took = (performance.now() - began) / 1000;
    loop.disable();
    clearInterval(watch);
    const [task] = tasks.list();
    const copies = program.record.prepare('SELECT count(*) FROM copy WHERE fault IS NULL').pluck().get();
    const { matching: total } = await program.index.page({}, { by: 'time', descending: true }, 0, 1);
    if (task?.state !== 'finished' || copies !== envelopes || total !== envelopes)
      throw new Error(`not whole: ${copies} copies, ${total} in the list, ${JSON.stringify(task)}`);
    const growth = (most - start) / 1024 / 1024;
    const delay = loop.percentile(99) / 1e6;
    return [
      {
        ...{ what: 'an archive of 100,000 envelopes opened, all in the list', value: took, unit: 's', reach: '< 60 s' },
        ...{ met: took < 60, how: 'a folder, from the call to the end of the task; profile empty before' },
      },
      {
        ...{ what: '  memory growth meanwhile', value: growth, unit: 'MiB', reach: 'shown' },
        ...{ met: true, how: 'most resident memory of the process, workers included, sampled every 20 ms' },
      },
      {
        ...{ what: '  main thread meanwhile, event-loop delay p99', value: delay, unit: 'ms', reach: '< 20 ms' },
        ...{ met: delay < 20, how: `monitorEventLoopDelay at 1 ms; longest ${(loop.max / 1e6).toFixed(1)} ms` },
      },
    ];
  } finally {
    await program.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** An archive as Koekura lays it out, with audio that is only as long as its envelope says. */
function layDown(vault: string): void {
  mkdirSync(vault, { recursive: true });
  writeFileSync(join(vault, markerName), writeArchiveMarker({ archive: randomUUID(), madeAt: 1_700_000_000 }));
  const iv = randomBytes(12);
  const wraps = [{ key: archivedKeySid, opens: null, encryptedContentKey: randomBytes(256) }];
  const facts = { size: audio.length, sha256: '0'.repeat(64), sealedBy: 'twilio', madeAt: 1_700_000_100 } as const;
  for (let at = 0; at < envelopes; at += 1) {
    const time = 1_600_000_000 + Math.floor(at / perDay) * 86_400 + (at % perDay) * 60;
    const recording = archivedRecording(at, { startedAt: time, createdAt: time, duration: 60 + (at % 600) });
    const names = copyNames({ recording: recording.sid, account: recording.account, startedAt: time });
    if (at % perDay === 0) mkdirSync(join(vault, dirname(names.audio)), { recursive: true });
    writeFileSync(join(vault, names.audio), audio);
    writeFileSync(join(vault, names.envelope), makeArchiveEnvelope({ recording, wraps, iv, ...facts }));
  }
}
