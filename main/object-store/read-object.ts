import { Failure } from '../failure.ts';
import type { AskStore } from './ask-store.ts';
import { nameOfError, statusOf } from './conditions.ts';
import { listObjects } from './list-objects.ts';
import type { StoredObject } from './object-store.ts';
import { readEtag } from './put-object.ts';

const mostBreaks = 5;

/** Whether the store says that there is no such object (and not: no such bucket). */
export function isMissing(error: unknown): boolean {
  return statusOf(error) === 404 && nameOfError(error) !== 'NoSuchBucket';
}

/**
 * The object as it is now; null when there is none. Who may list only below a prefix is told "forbidden" instead of
 * "not there", so a refusal is looked into with a list, which says it plainly.
 */
export async function headObject(
  ask: AskStore,
  bucket: string,
  key: string,
  signal: AbortSignal,
): Promise<StoredObject | null> {
  try {
    return await ask(signal, async ({ sdk, client }) => {
      const input = { Bucket: bucket, Key: key };
      const answer = await client.send(new sdk.HeadObjectCommand(input), { abortSignal: signal });
      return { key, size: answer.ContentLength ?? 0, etag: readEtag(answer.ETag) };
    });
  } catch (error) {
    if (isMissing(error)) return null;
    if (statusOf(error) !== 403) throw error;
    for await (const found of listObjects(ask, bucket, key, signal)) if (found.key === key) return found;
    return null;
  }
}

type Source = { readonly ask: AskStore; readonly bucket: string; readonly key: string; readonly signal: AbortSignal };
type Opened = { readonly stream: AsyncIterable<Uint8Array>; readonly etag: string; readonly size: number | null };

/** An object's bytes. Where the line breaks it is asked for the rest, of the same state of the object only. */
export async function* readObject(source: Source): AsyncGenerator<Uint8Array> {
  let at = 0;
  let etag: string | null = null;
  let end: number | null = null;
  for (let breaks = 0; ; breaks++) {
    const opened: Opened = await openFrom(source, at, etag);
    etag = opened.etag;
    end ??= opened.size;
    const broke = yield* pass(opened.stream, source.signal, (length) => {
      at += length;
    });
    if (broke === null && (end === null || at === end)) return;
    if (breaks === mostBreaks) throw new Failure('archive-unreachable', { reason: 'GET' }, { cause: broke });
    // Broken off after the last byte: there is no rest to ask for.
    if (at === end) return;
  }
}

async function openFrom({ ask, bucket, key, signal }: Source, at: number, etag: string | null): Promise<Opened> {
  const rest = etag === null ? {} : { Range: `bytes=${at}-`, IfMatch: `"${etag}"` };
  try {
    return await ask(signal, async ({ sdk, client }) => {
      const input = { Bucket: bucket, Key: key, ...rest };
      const answer = await client.send(new sdk.GetObjectCommand(input), { abortSignal: signal });
      // A store that sends the whole again instead of the rest would have it written twice.
      if (answer.Body === undefined || (at > 0 && answer.ContentRange?.startsWith(`bytes ${at}-`) !== true))
        throw new Failure('store-answer-strange', { reason: 'Range' });
      const stream = answer.Body as AsyncIterable<Uint8Array>;
      return { stream, etag: readEtag(answer.ETag), size: answer.ContentLength ?? null };
    });
  } catch (error) {
    if (isMissing(error) || statusOf(error) === 412) throw new Failure('copy-missing', {}, { cause: error });
    throw error;
  }
}

/** Passes a body on; gives what broke it, or null. */
async function* pass(
  stream: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  passed: (length: number) => void,
): AsyncGenerator<Uint8Array, unknown> {
  const pieces = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      let next: IteratorResult<Uint8Array>;
      try {
        next = await pieces.next();
      } catch (error) {
        if (signal.aborted) throw new Failure('cancelled', {}, { cause: error });
        return error;
      }
      if (next.done === true) return null;
      passed(next.value.length);
      yield next.value;
    }
  } finally {
    await pieces.return?.(undefined);
  }
}
