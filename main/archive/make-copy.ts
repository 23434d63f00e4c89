import { wipe } from '../crypto/wipe.ts';
import { isFailure } from '../failure.ts';
import type { MediaResponse, Recording } from '../recording.ts';
import { checkBelongs } from '../sealed/check-belongs.ts';
import { checkTwilioWrap } from '../sealed/envelope.ts';
import { namedWrap } from '../sealed/open-first-wrap.ts';
import { receiveOnce, startingOver } from '../sealed/receive-media.ts';
import { refuseUnplayable } from '../sealed/refuse-unplayable.ts';
import type { Opening } from '../sealed/sealed-audio-messages.ts';
import type { Seal } from '../sealed/stage-sealed.ts';
import type { Written } from '../sealed/start-sealed-audio.ts';
import { type ArchiveEnvelope, makeArchiveEnvelope, parseArchiveEnvelope } from './archive-envelope.ts';
import type { ArchiveStore, Content, Placed } from './archive-store.ts';
import type { ToKeep } from './archives.ts';
import { folderFailure, systemCode } from './folder-failure.ts';
import { copyNames } from './layout.ts';
import { nullWithoutKey, type ReadBackTools, readEnvelopeAt } from './read-back.ts';
import { forgetPending, sealCopy } from './seal-copy.ts';

export type CopyTools = ReadBackTools & {
  readonly fetchMedia: (recording: Recording, signal: AbortSignal) => Promise<MediaResponse>;
  readonly sealFor: (account: string) => Promise<Sealing | null>;
  readonly now: () => number;
};
export type Sealing = { readonly fingerprint: string; readonly wrap: (contentKey: Uint8Array) => Uint8Array };

/** One recording on its way into one archive. */
export type CopyRun = {
  readonly tools: CopyTools;
  readonly store: ArchiveStore;
  readonly recording: Recording;
  readonly names: { readonly audio: string; readonly envelope: string };
  readonly signal: AbortSignal;
  readonly told: (bytes: number) => void;
};

/**
 * Brings a recording into an archive, unless it lies there: first the audio, in one step, then the envelope. So an
 * envelope without audio is the rest of something that was taken away, and audio without envelope that of a broken run;
 * both are made whole. Nothing here is believed afterwards: the copy is read back by its own envelope.
 */
export async function makeCopy(
  tools: CopyTools,
  store: ArchiveStore,
  { recording, wrap }: ToKeep,
  signal: AbortSignal,
  told: (bytes: number) => void,
): Promise<void> {
  const { sid, account, startedAt } = recording;
  const names = copyNames({ recording: sid, account, startedAt });
  const there = await store.look(names.envelope, signal);
  const run = { tools, store, recording, names, signal, told };
  const known = there && (await readEnvelopeAt(store, names.envelope, signal));
  if (known !== null) {
    checkBelongs(known, recording, wrap);
    if ((await store.look(names.audio, signal)) !== null) {
      // Killed between putting the envelope in its place and clearing up.
      await store.settle(names.envelope);
      if (known.sealedBy === 'koekura') await forgetPending(run);
      return;
    }
  }
  refuseUnplayable(recording);
  if (recording.encrypted) await copyAsItIs(run, wrap, there, known);
  else await sealCopy(run, there);
}

/** What Twilio sealed is the same bytes each time: who brings it second finds it there, and a rest of it is good. */
async function copyAsItIs(
  run: CopyRun,
  wrap: ToKeep['wrap'],
  there: Placed | null,
  known: ArchiveEnvelope | null,
): Promise<void> {
  const { tools, recording } = run;
  const { wrap: checked, iv } = checkTwilioWrap(recording.keySid, wrap);
  const opener = await tools.unwrap(namedWrap(checked)).catch(nullWithoutKey);
  try {
    const opening = opener && { contentKey: opener.contentKey, iv };
    await startingOver(
      () =>
        receive(run, { seal: null, opening }, async (staged, { size, sha256, flushed }) => {
          // An envelope whose audio was taken away may have wraps that were added to it.
          if (known?.sha256 === sha256 && known.size === size) {
            await flushed;
            await run.store.put(run.names.audio, staged, { size, sha256 }, run.signal, () => {});
            return;
          }
          const wraps = [{ ...checked, opens: opener?.fingerprint ?? null }];
          const about = { recording, wraps, iv, size, sha256, sealedBy: 'twilio', madeAt: tools.now() } as const;
          await putBoth(run, { staged, size, sha256 }, makeArchiveEnvelope(about), there, flushed);
        }),
      run.signal,
    );
  } finally {
    if (opener !== null) wipe(opener.contentKey);
  }
}

/** Streams the media into a staged file and gives it to `place` while it is flushed; nothing of it stays when that fails. */
export async function receive<Result>(
  run: CopyRun,
  how: { readonly seal: Seal; readonly opening: Opening },
  place: (staged: string, written: Written) => Promise<Result>,
): Promise<Result> {
  const { tools, store, recording, names, signal, told } = run;
  // Before it is asked for: what has arrived while nobody takes it costs memory, and more to collect.
  const staged = await store.stage(names.audio);
  let flushing: Promise<void> = Promise.resolve();
  try {
    const media = await tools.fetchMedia(recording, signal);
    const written = await receiveOnce(
      recording.sid,
      media,
      (marked) => tools.audio.stage(staged, marked, how, signal, told),
      signal,
    );
    flushing = written.flushed;
    return await place(staged, written);
  } catch (error) {
    await flushing.catch(() => {});
    await store.unstage(staged).catch(() => {});
    // Something missing amid the work may be the whole archive, which this says.
    if (systemCode(error) === 'ENOENT') await store.look(names.audio, signal);
    throw folderFailure(error);
  }
}

/** Puts audio and envelope in their places once `ready`. An envelope that lies there and says the same of the audio stays. */
export function putBoth(
  run: CopyRun,
  { staged, ...content }: Content & { readonly staged: string },
  bytes: Uint8Array,
  over: Placed | null,
  ready: Promise<void>,
): Promise<void> {
  const { store, names, signal } = run;
  const audio = { name: names.audio, staged, content };
  return unlessSame(run, bytes, () =>
    store.putCopy({ audio, envelope: { name: names.envelope, bytes, over }, ready }, signal),
  );
}

/** Puts the envelope beside its audio. One that lies there already and says the same of the audio stays. */
export function putEnvelope(run: CopyRun, bytes: Uint8Array, over: Placed | null): Promise<void> {
  const { store, names, signal } = run;
  return unlessSame(run, bytes, async () => void (await store.putBytes(names.envelope, bytes, over, signal)));
}

async function unlessSame(run: CopyRun, bytes: Uint8Array, put: () => Promise<void>): Promise<void> {
  const { store, names, signal } = run;
  try {
    await put();
  } catch (error) {
    if (!isFailure(error, 'archive-content-differs') || error.facts.name !== names.envelope) throw error;
    // Another Koekura was quicker; the copy is read back by its envelope now. One of other audio opens nothing here: what
    // does must stay where it is.
    const found = await readEnvelopeAt(store, names.envelope, signal);
    if (found.sha256 !== parseArchiveEnvelope(bytes).sha256) throw error;
  }
}
