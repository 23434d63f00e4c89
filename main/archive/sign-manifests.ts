import { isSignedBy } from '../crypto/sign.ts';
import type { Signer } from '../ledger/signer.ts';
import type { ArchiveStore } from './archive-store.ts';
import type { VerifiedCopy } from './archives.ts';
import { putSigningKey } from './furnish-archive.ts';
import { copyNames, manifestName, manifestPartition, signatureName } from './layout.ts';
import { manifestLine, readManifestLine } from './manifest-line.ts';
import { readEnvelopeAt } from './read-back.ts';
import { readSmall } from './read-small.ts';

/** A manifest has at most so many lines: some megabytes, signed in some milliseconds. So many wait in memory at most. */
const mostLines = 5000;
const mostWaiting = 20_000;
/** Envelopes read at the same time. */
const readersAtOnce = 8;

/** What a batch has in one partition. */
type Part = {
  readonly partition: string;
  /** What its manifests there list already. */
  readonly listed: Set<string>;
  readonly lines: string[];
  /** Of the file that comes next. */
  number: number;
};

/**
 * Writes down what a batch has copied: signed files for each month of an account, never changed again. Written again,
 * after a kill or when a batch was gone on with, it adds files with what the others do not list. A file without our
 * signature, which a kill can leave too, counts for nothing: we never sign what we find. Metadata comes from the
 * envelopes as they lie there. Fails with copy-missing, envelope-malformed, ledger-key-missing, keychain-…, archive-…,
 * cancelled.
 */
export async function signManifests(
  store: ArchiveStore,
  signer: Signer,
  batch: string,
  copies: AsyncIterable<VerifiedCopy> | Iterable<VerifiedCopy>,
  signal: AbortSignal,
): Promise<void> {
  const publicKey = Buffer.from(await signer.publicKey(), 'hex');
  await putSigningKey(store, publicKey, signal);
  const parts = new Map<string, Part>();

  const partOf = async (copy: VerifiedCopy): Promise<Part> => {
    const partition = manifestPartition(copy);
    const part = parts.get(partition) ?? (await findPart(partition));
    parts.set(partition, part);
    return part;
  };
  const findPart = async (partition: string): Promise<Part> => {
    const listed = new Set<string>();
    for (let number = 1; ; number += 1) {
      const name = manifestName(partition, batch, number);
      const bytes = await readSmall(store, name, signal);
      if (bytes === null) return { partition, listed, lines: [], number };
      const signature = await readSmall(store, signatureName(name, publicKey), signal);
      if (signature === null || !isSignedBy(publicKey, bytes, signature)) continue;
      for (const line of Buffer.from(bytes).toString('utf8').split('\n')) {
        const found = readManifestLine(line);
        if (found !== null) listed.add(mark(found));
      }
    }
  };
  const write = async (part: Part) => {
    if (part.lines.length === 0) return;
    const name = manifestName(part.partition, batch, part.number);
    const bytes = Buffer.from(part.lines.splice(0).join(''));
    await store.putBytes(name, bytes, null, signal);
    await store.putBytes(signatureName(name, publicKey), await signer.sign(bytes), null, signal);
    part.number += 1;
  };
  const take = async (group: readonly VerifiedCopy[]) => {
    const wanted: { readonly copy: VerifiedCopy; readonly part: Part }[] = [];
    for (const copy of group) {
      const part = await partOf(copy);
      if (!part.listed.has(mark(copy))) wanted.push({ copy, part });
      part.listed.add(mark(copy));
    }
    const lines = await Promise.all(
      wanted.map(async ({ copy }) =>
        manifestLine(batch, copy, await readEnvelopeAt(store, copyNames(copy).envelope, signal)),
      ),
    );
    for (const [at, { part }] of wanted.entries()) part.lines.push(lines[at] ?? '');
    for (const { part } of wanted) if (part.lines.length >= mostLines) await write(part);
    const waiting = [...parts.values()].reduce((sum, part) => sum + part.lines.length, 0);
    if (waiting >= mostWaiting) for (const part of parts.values()) await write(part);
  };

  let group: VerifiedCopy[] = [];
  for await (const copy of copies) {
    if (group.push(copy) < readersAtOnce) continue;
    await take(group);
    group = [];
  }
  await take(group);
  for (const part of parts.values()) await write(part);
}

const mark = ({ recording, sha256 }: { readonly recording: string; readonly sha256: string }) =>
  `${recording}${sha256.slice(0, 16)}`;
