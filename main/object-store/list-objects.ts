import { Failure } from '../failure.ts';
import type { AskStore } from './ask-store.ts';
import type { StoredObject, Upload } from './object-store.ts';
import { readEtag } from './put-object.ts';

/** Everything whose key begins so, a thousand to an answer. */
export async function* listObjects(
  ask: AskStore,
  bucket: string,
  prefix: string,
  signal: AbortSignal,
): AsyncGenerator<StoredObject> {
  for (let token: string | undefined; ; ) {
    const input = { Bucket: bucket, Prefix: prefix, ...(token === undefined ? {} : { ContinuationToken: token }) };
    const page = await ask(signal, async ({ sdk, client }) => {
      const answer = await client.send(new sdk.ListObjectsV2Command(input), { abortSignal: signal });
      // An empty page is "nothing there" only when it is a list at all.
      if (answer.Name === undefined) throw new Failure('store-answer-strange', { reason: 'ListBucketResult' });
      return answer;
    });
    for (const { Key = '', Size = 0, ETag } of page.Contents ?? [])
      yield { key: Key, size: Size, etag: readEtag(ETag) };
    if (page.IsTruncated !== true) return;
    if (page.NextContinuationToken === undefined || page.NextContinuationToken === token)
      throw new Failure('store-answer-strange', { reason: 'NextContinuationToken' });
    token = page.NextContinuationToken;
  }
}

/** The uploads that were begun and neither completed nor aborted. */
export async function* listUploads(
  ask: AskStore,
  bucket: string,
  prefix: string,
  signal: AbortSignal,
): AsyncGenerator<Upload & { readonly begunAt: number }> {
  for (let marker: { KeyMarker?: string; UploadIdMarker?: string } = {}; ; ) {
    const input = { Bucket: bucket, Prefix: prefix, ...marker };
    const page = await ask(signal, ({ sdk, client }) =>
      client.send(new sdk.ListMultipartUploadsCommand(input), { abortSignal: signal }),
    );
    for (const { Key = '', UploadId = '', Initiated } of page.Uploads ?? [])
      yield { key: Key, uploadId: UploadId, begunAt: Initiated?.getTime() ?? Number.MAX_SAFE_INTEGER };
    const { NextKeyMarker, NextUploadIdMarker } = page;
    if (page.IsTruncated !== true || NextKeyMarker === undefined) return;
    marker = {
      KeyMarker: NextKeyMarker,
      ...(NextUploadIdMarker === undefined ? {} : { UploadIdMarker: NextUploadIdMarker }),
    };
  }
}
