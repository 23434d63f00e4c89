import { generateKeyPairSync } from 'node:crypto';
import { closeSync, copyFileSync, openSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { tagBytes } from '../../main/crypto/gcm-form.ts';
import { sha256 } from '../../main/crypto/sha256.ts';
import { unwrapContentKey } from '../../main/crypto/unwrap-content-key.ts';
import { wrapContentKey } from '../../main/crypto/wrap-content-key.ts';
import { createPlayback, type Playback } from '../../main/playback/create-playback.ts';
import type { Recording } from '../../main/recording.ts';
import { serialiseEnvelope } from '../../main/sealed/envelope.ts';
import { closeSealedAudio, openSealedAudio } from '../../main/sealed/open-sealed-audio.ts';
import { verifySealed } from '../../main/sealed/verify-sealed.ts';
import type { Figure } from './figure.ts';
import { makeSealedSample, quantile, type SealedSample, timed } from './sealed-sample.ts';

const tenMinutes = 600 * 8000 * 4;
const rounds = 41;
const patient = new AbortController().signal;
const sid = `RE${'0'.repeat(32)}`;
const account = `AC${'0'.repeat(32)}`;
const keySid = `CR${'0'.repeat(32)}`;

/** From the call that opens a cached recording to its first sound, against one pass that reads and verifies the file. */
export async function measureFirstByte(): Promise<readonly Figure[]> {
  const sample = makeSealedSample(tenMinutes);
  const playback = playbackOf(sample);
  try {
    const bare: number[] = [];
    const verify: number[] = [];
    const first: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await timed(() => verifyOnly(sample)));
      verify.push(await timed(() => readAndVerify(sample)));
      first.push(await firstSound(playback));
    }
    const [only, pass, heard] = [quantile(bare, 0.5), quantile(verify, 0.5), quantile(first, 0.5)];
    const how = `medians of ${rounds}, interleaved: ${heard.toFixed(1)} ms against ${pass.toFixed(1)} ms for the pass with fingerprints and peaks (${only.toFixed(1)} ms without them)`;
    return [
      {
        what: '10 min two-channel, call to first byte of sound',
        value: heard / pass,
        unit: '× verifying',
        reach: 'at most 1.5',
        met: heard / pass <= 1.5,
        how,
      },
      {
        what: '10 min two-channel, first byte of sound after',
        value: heard,
        unit: 'ms',
        reach: 'shown',
        met: true,
        how,
      },
    ];
  } finally {
    await playback.closeAll();
    sample.remove();
  }
}

async function verifyOnly({ path, contentKey, iv, length }: SealedSample): Promise<void> {
  const descriptor = openSync(path, 'r');
  const unseen = { cipher: () => {}, plain: () => {} };
  await verifySealed({ descriptor, size: length + tagBytes }, contentKey, iv, unseen, patient);
  closeSync(descriptor);
}

async function readAndVerify({ path, contentKey, iv }: SealedSample): Promise<void> {
  closeSealedAudio((await openSealedAudio(path, new Uint8Array(contentKey), iv, patient)).open);
}

/** Milliseconds from the call to the first byte behind the header. */
async function firstSound(playback: Playback): Promise<number> {
  const start = performance.now();
  const { token } = await playback.open(sid);
  const response = await playback.serveAudio(
    new Request(`app://koekura/audio/${token}`, { headers: { Range: 'bytes=0-' } }),
  );
  const reader = response.body?.getReader();
  for (let received = 0; received <= 44; ) received += (await reader?.read())?.value?.length ?? Number.NaN;
  const took = performance.now() - start;
  await reader?.cancel();
  await playback.close(token, 0);
  return took;
}

function playbackOf({ folder, path, contentKey, iv }: SealedSample): Playback {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  copyFileSync(path, join(folder, `${sid}.sealed`));
  const wrap = { encryptedContentKey: wrapContentKey(publicKey, contentKey), iv };
  const wraps = [{ key: keySid, encryptedContentKey: wrap.encryptedContentKey }];
  const envelope = { recording: sid, account, wraps, iv, size: statSync(path).size, sha256: sha256(iv) };
  writeFileSync(join(folder, `${sid}.json`), serialiseEnvelope(envelope));
  return createPlayback({
    cacheFolder: folder,
    cacheLimit: () => 1e12,
    startWorker: () => new Worker(new URL('../../main/workers/sealed-audio.ts', import.meta.url)),
    describe: async () => ({ recording: tenMinuteRecording, wrap }),
    copiesOf: async () => [],
    fetchMedia: () => Promise.reject(new Error('it is in the cache')),
    lent: { copiesOf: async () => [], fetchMedia: () => Promise.reject(new Error('nothing is lent')) },
    unwrap: async ({ encryptedContentKey }) => unwrapContentKey(privateKey, encryptedContentKey),
    sealFor: async () => null,
    positions: { read: () => 0, write: () => {} },
    note: (_, action) => action(),
    tell: () => {},
  });
}

const tenMinuteRecording: Recording = {
  id: 1,
  sid,
  account,
  call: null,
  conference: null,
  startedAt: 0,
  createdAt: 0,
  from: null,
  to: null,
  direction: null,
  duration: 600,
  channels: 2,
  source: null,
  status: 'completed',
  errorCode: null,
  price: null,
  priceUnit: null,
  encrypted: true,
  keySid,
  whereabouts: 'twilio',
  held: false,
  archived: 'no',
};
