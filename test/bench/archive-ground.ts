import { fork } from 'node:child_process';
import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Agent, request } from 'undici';
import { writeArchiveMarker } from '../../main/archive/archive-marker.ts';
import { createArchives } from '../../main/archive/create-archives.ts';
import { createFolderStore } from '../../main/archive/folder-store.ts';
import { markerName } from '../../main/archive/layout.ts';
import { makeCopy } from '../../main/archive/make-copy.ts';
import { readBack } from '../../main/archive/read-back.ts';
import { unwrapContentKey } from '../../main/crypto/unwrap-content-key.ts';
import { wrapContentKey } from '../../main/crypto/wrap-content-key.ts';
import { openRecord } from '../../main/database/open-record.ts';
import type { MediaResponse, Recording } from '../../main/recording.ts';
import { startSealedAudio } from '../../main/sealed/start-sealed-audio.ts';
import { startWorker } from '../../main/start-worker.ts';
import { digestFile } from '../support/digest-file.ts';
import { makeSealed } from './sealed-media.ts';

/** Recordings copied, read back, and downloaded the same way, at the same time. */
export const atOnce = 8;
const patient = new AbortController().signal;
const untold = () => {};

/** A folder to archive into, and a server with recordings of so many bytes. */
export async function archiveGround(bytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-bench-'));
  const server = fork(new URL('./media-server.ts', import.meta.url), [String(bytes)], { silent: true });
  const { port, sha256 } = await new Promise<{ port: number; sha256: string }>((resolve) =>
    server.stdout?.once('data', (line) => resolve(JSON.parse(String(line)))),
  );
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { contentKey, iv } = makeSealed(0);
  const wrap = { encryptedContentKey: wrapContentKey(publicKey, contentKey), iv };
  const dispatcher = new Agent({ connections: atOnce });
  const fetch = (sid: string) => request(`http://127.0.0.1:${port}/${sid}`, { dispatcher });

  const archive = randomUUID();
  const root = join(folder, 'archive');
  mkdirSync(root);
  writeFileSync(join(root, markerName), writeArchiveMarker({ archive, madeAt: 0 }));
  const store = createFolderStore({ root, archive, writer: { profile: 'bench', run: 'bench' }, digest: digestFile });
  const audio = startSealedAudio(startWorker('sealed-audio'), untold);
  const parts = {
    fetchMedia: async ({ sid }: Recording): Promise<MediaResponse> => {
      const { headers, body } = await fetch(sid);
      return { contentType: 'audio/x-wav', length: Number(headers['content-length']), chunks: body };
    },
    unwrap: async ({ encryptedContentKey }: { readonly encryptedContentKey: Uint8Array }) => ({
      contentKey: unwrapContentKey(privateKey, encryptedContentKey),
      fingerprint: '0'.repeat(64),
    }),
    sealFor: async () => null,
    now: () => Math.floor(Date.now() / 1000),
  };
  const tools = { ...parts, audio };
  const newRecording = (): Recording => ({
    ...template,
    sid: `RE${randomBytes(16).toString('hex')}`,
    duration: Math.round(bytes / 32_000),
  });

  const bareOne = async (sid: string) => {
    const hash = createHash('sha256');
    const file = await open(join(folder, `${sid}.bare`), 'w');
    for await (const chunk of (await fetch(sid)).body) {
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
    await file.close();
    if (hash.digest('hex') !== sha256) throw new Error('another sound');
  };
  const many = async (count: number, one: () => Promise<void>) => {
    let left = count;
    const lane = async () => {
      while (left-- > 0) await one();
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, count) }, lane));
  };

  return {
    bareAll: (count: number) => many(count, () => bareOne(randomBytes(16).toString('hex'))),
    copyAll: async (count: number): Promise<Recording[]> => {
      const made: Recording[] = [];
      await many(count, async () => {
        const recording = newRecording();
        await makeCopy(tools, store, { recording, wrap }, patient, untold);
        made.push(recording);
      });
      return made;
    },
    readBackAll: async (made: readonly Recording[]) => {
      const left = [...made];
      await many(left.length, async () => {
        const { sid, account, startedAt } = left.pop() ?? template;
        await readBack(tools, store, { recording: sid, account, startedAt }, wrap, patient, untold);
      });
    },
    loopDelay: async (count: number): Promise<number> => {
      const record = openRecord(join(folder, 'record.db'));
      const signer = { publicKey: async () => '', sign: async () => new Uint8Array(64) };
      const startAudio = () => startWorker('sealed-audio');
      const archives = createArchives({
        ...parts,
        record,
        storeOf: async () => store,
        mustAllow: async () => undefined,
        startWorker: startAudio,
        signer,
        wrapTold: async () => null,
        copiesChanged: untold,
      });
      await archives.copy(archive, { recording: newRecording(), wrap }, patient, untold);
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      await many(
        count,
        async () => void (await archives.copy(archive, { recording: newRecording(), wrap }, patient, untold)),
      );
      delay.disable();
      await archives.close();
      record.close();
      return delay.percentile(99) / 1e6;
    },
    bareLoopDelay: async (count: number): Promise<number> => {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      await many(count, () => bareOne(randomBytes(16).toString('hex')));
      delay.disable();
      return delay.percentile(99) / 1e6;
    },
    stop: async () => {
      await audio.stop();
      await dispatcher.close();
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const template: Recording = {
  id: 1,
  sid: `RE${'0'.repeat(32)}`,
  account: `AC${'0'.repeat(32)}`,
  call: null,
  conference: null,
  startedAt: 1_790_000_000,
  createdAt: 1_790_000_000,
  from: null,
  to: null,
  direction: null,
  duration: null,
  channels: 2,
  source: null,
  status: 'completed',
  errorCode: null,
  price: null,
  priceUnit: null,
  encrypted: true,
  keySid: `CR${'0'.repeat(32)}`,
  whereabouts: 'twilio',
  held: false,
  archived: 'no',
};
