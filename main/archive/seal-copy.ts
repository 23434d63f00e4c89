import { randomBytes } from 'node:crypto';
import { contentKeyBytes, ivBytes } from '../crypto/gcm-form.ts';
import { wipe } from '../crypto/wipe.ts';
import { Failure, isFailure } from '../failure.ts';
import { startingOver } from '../sealed/receive-media.ts';
import { refuseCut } from '../sealed/refuse-cut.ts';
import { allThrough } from './all-through.ts';
import { makeArchiveEnvelope } from './archive-envelope.ts';
import type { Placed } from './archive-store.ts';
import { pendingName, pendingPrefix } from './layout.ts';
import { type CopyRun, putBoth, putEnvelope, receive, type Sealing } from './make-copy.ts';
import { checkAt } from './read-back.ts';
import { readSmall } from './read-small.ts';

/**
 * Seals plain media on arrival. Each attempt makes other bytes, so the first audio that is in its place wins, whoever
 * made it. What opens it must never be lost: its envelope lies in `unfinished/` before the audio is in its place, under
 * the audio's hash, and who finds audio without an envelope, after a crash or a race, finds it there.
 */
export async function sealCopy(run: CopyRun, there: Placed | null): Promise<void> {
  const { tools, store, recording, names, signal } = run;
  if ((await store.look(names.audio, signal)) !== null) {
    await finishFromPending(run, there);
  } else {
    const sealing = await tools.sealFor(recording.account);
    if (sealing === null) throw new Failure('sealing-key-missing', { account: recording.account });
    await startingOver(() => attempt(run, sealing, there), signal);
  }
  await forgetPending(run);
}

async function attempt(run: CopyRun, sealing: Sealing, there: Placed | null): Promise<void> {
  const { tools, store, recording, names } = run;
  // Fresh for every attempt: never two texts under one key and IV.
  const seal = { contentKey: randomBytes(contentKeyBytes), iv: randomBytes(ivBytes) };
  try {
    const encryptedContentKey = sealing.wrap(seal.contentKey);
    const wraps = [{ key: sealing.fingerprint, encryptedContentKey, opens: sealing.fingerprint }];
    await receive(run, { seal, opening: null }, async (staged, { size, sha256, shape, flushed }) => {
      if (shape !== null) refuseCut(recording, shape);
      const madeAt = tools.now();
      const about = { recording, wraps, iv: seal.iv, size, sha256, sealedBy: 'koekura', madeAt } as const;
      const envelope = makeArchiveEnvelope(about);
      const ready = allThrough([flushed, putPending(run, sha256, envelope)]);
      const through = ready.catch(() => {});
      try {
        await putBoth(run, { staged, size, sha256 }, envelope, there, ready);
      } catch (error) {
        await through;
        if (!isFailure(error, 'archive-content-differs') || error.facts.name !== names.audio) throw error;
        await store.unstage(staged);
        await finishFromPending(run, there);
      }
    });
  } finally {
    wipe(seal.contentKey);
  }
}

/** Who has finished this recording meanwhile cleared away all that was begun for it, ours too: then ours is of no use. */
async function putPending({ store, recording, names, signal }: CopyRun, sha256: string, envelope: Uint8Array) {
  try {
    await store.putBytes(pendingName(recording.sid, sha256), envelope, null, signal);
  } catch (error) {
    if (!isFailure(error, 'copy-missing') || (await store.look(names.envelope, signal)) === null) throw error;
  }
}

/** Gives audio that lies there without an envelope the one it was sealed with. */
async function finishFromPending(run: CopyRun, there: Placed | null): Promise<void> {
  const { tools, store, recording, names, signal, told } = run;
  const { sha256 } = await checkAt(tools.audio, store, names.audio, null, signal, told);
  const pending = await readSmall(store, pendingName(recording.sid, sha256), signal);
  if (pending !== null) return putEnvelope(run, pending, there);
  // Whoever was quicker may have finished, and cleared its own away.
  if ((await store.look(names.envelope, signal)) === null)
    throw new Failure('archive-content-differs', { name: names.audio });
}

/** Once audio and envelope are in their places, nothing else that was ever begun for them is of use. */
export async function forgetPending({ store, recording, signal }: CopyRun): Promise<void> {
  for await (const { name } of store.list(pendingPrefix(recording.sid), signal)) await store.remove(name, signal);
}
