import { wipe } from '../crypto/wipe.ts';
import { Failure, isFailure } from '../failure.ts';
import { type NamedWrap, openFirstWrap } from '../sealed/open-first-wrap.ts';
import { type ArchiveEnvelope, addWrap, parseArchiveEnvelope, writeArchiveEnvelope } from './archive-envelope.ts';
import type { ArchiveStore, Placed } from './archive-store.ts';
import { besideName, trialPrefix } from './beside-names.ts';
import { copyNames, type Located } from './layout.ts';
import { readKeptEnvelope, wrapsBeside } from './read-kept-envelope.ts';
import { readSmall } from './read-small.ts';

export type RewrapParts = {
  readonly unwrap: (wrap: NamedWrap) => Promise<Uint8Array>;
  readonly wrap: (fingerprint: string, contentKey: Uint8Array) => Uint8Array;
  /** Names this profile's trials. */
  readonly profile: string;
};

/** How the place named the envelope that was replaced, and names it now; null: the key opened it already, or the new one lies beside. */
export type Rewrapped = { readonly replaced: { readonly before: string; readonly now: string } | null };

const nothingReplaced: Rewrapped = { replaced: null };

/** Somebody else may be adding a wrap at the same moment: so often it is tried again on top of theirs. */
const mostAttempts = 6;

/**
 * Wraps the content key of a copy for one more key, without touching its audio. A new envelope is written under another
 * name, read back and opened with the new key; only then does it take the place of the old, and only of the one it was
 * made from: whoever added a wrap meanwhile keeps it. Where the old one may not be replaced, the new one lies beside it.
 * Fails as unwrapping does, and with copy-missing, envelope-malformed, archive-newer, archive-…, cancelled.
 */
export async function rewrapCopy(
  parts: RewrapParts,
  store: ArchiveStore,
  located: Located,
  fingerprint: string,
  signal: AbortSignal,
): Promise<Rewrapped> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rewrapOnce(parts, store, located, fingerprint, signal);
    } catch (error) {
      if (!isFailure(error, 'archive-content-differs') || attempt === mostAttempts) throw error;
    }
  }
}

async function rewrapOnce(
  parts: RewrapParts,
  store: ArchiveStore,
  located: Located,
  fingerprint: string,
  signal: AbortSignal,
): Promise<Rewrapped> {
  const { envelope: name } = copyNames(located);
  // Looked at first: what is changed after this is never replaced.
  const over = await store.look(name, signal);
  if (over === null) throw new Failure('copy-missing', { recording: located.recording });
  const before = await readKeptEnvelope(store, located, signal);
  if (await opensWith(parts, before, fingerprint)) return nothingReplaced;
  const beside = await wrapsBeside(store, located, signal);
  if (beside.some(({ key }) => key === fingerprint)) return nothingReplaced;

  const contentKey = await openFirstWrap(parts.unwrap, before.wraps);
  try {
    const encryptedContentKey = parts.wrap(fingerprint, contentKey);
    const after = addWrap(before, { key: fingerprint, opens: fingerprint, encryptedContentKey });
    const bytes = writeArchiveEnvelope(after);
    const opens = (read: Uint8Array | null) => mustOpen(parts, read, before, contentKey, fingerprint);
    await tryOut(parts, store, located, bytes, opens, signal);
    const placed = await replace(store, name, bytes, over, signal);
    if (placed === null) {
      const besides = besideName(located, fingerprint);
      await store.putBytes(besides, bytes, null, signal);
      await opens(await readSmall(store, besides, signal));
      return nothingReplaced;
    }
    await opens(await readSmall(store, name, signal));
    return { replaced: { before: over.version, now: placed.version } };
  } finally {
    wipe(contentKey);
  }
}

/** Written where nothing depends on it, read back from the place and opened with the new key. */
async function tryOut(
  parts: RewrapParts,
  store: ArchiveStore,
  { recording }: Located,
  bytes: Uint8Array,
  opens: (read: Uint8Array | null) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const name = `${trialPrefix(parts.profile)}${recording}.json`;
  await store.remove(name, signal);
  await store.putBytes(name, bytes, null, signal);
  try {
    await opens(await readSmall(store, name, signal));
  } finally {
    await store.remove(name, signal);
  }
}

/** Null where the place lets nobody replace it: locked, or read-only for this one. */
async function replace(
  store: ArchiveStore,
  name: string,
  bytes: Uint8Array,
  over: Placed,
  signal: AbortSignal,
): Promise<Placed | null> {
  try {
    return await store.putBytes(name, bytes, over, signal);
  } catch (error) {
    if (isFailure(error, 'archive-refused')) return null;
    throw error;
  }
}

async function opensWith({ unwrap }: RewrapParts, { wraps }: ArchiveEnvelope, fingerprint: string): Promise<boolean> {
  const own = wraps.find(({ key, opens }) => key === fingerprint || opens === fingerprint);
  if (own === undefined) return false;
  try {
    wipe(await unwrap({ keySid: null, fingerprint, encryptedContentKey: own.encryptedContentKey }));
    return true;
  } catch (error) {
    if (isFailure(error, 'key-does-not-fit') || isFailure(error, 'envelope-malformed')) return false;
    throw error;
  }
}

/** What was read back must hold every wrap there was, and open with the new key to the very same content key. */
async function mustOpen(
  { unwrap }: RewrapParts,
  read: Uint8Array | null,
  before: ArchiveEnvelope,
  contentKey: Uint8Array,
  fingerprint: string,
): Promise<void> {
  const { recording } = before;
  if (read === null) throw new Failure('copy-missing', { recording });
  const { wraps } = parseArchiveEnvelope(read);
  const lost = before.wraps.some(({ key }) => key !== fingerprint && !wraps.some((one) => one.key === key));
  const added = wraps.find(({ key }) => key === fingerprint);
  if (lost || added === undefined) throw new Failure('archive-content-differs', { recording });
  const opened = await unwrap({ keySid: null, fingerprint, encryptedContentKey: added.encryptedContentKey });
  const same = Buffer.compare(opened, contentKey) === 0;
  wipe(opened);
  if (!same) throw new Failure('key-does-not-fit', { recording });
}
