import type { BucketPlace } from '../contract/archive-calls.ts';
import { Failure } from '../failure.ts';
import type { AskStore } from './ask-store.ts';
import { conditionInput, nameOfError, readRefusal, statusOf } from './conditions.ts';
import type { ObjectStore, Part, Upload } from './object-store.ts';
import { readEtag, readReceipt, sum, wayOfKeeping } from './put-object.ts';

type Uploading = Pick<ObjectStore, 'beginUpload' | 'putPart' | 'partsOf' | 'completeUpload' | 'abortUpload'>;

/** Uploads in parts. A part can be put again and again; nothing is there under its name before the upload is complete. */
export function uploadParts(ask: AskStore, place: BucketPlace): Uploading {
  const named = ({ key, uploadId }: Upload) => ({ Bucket: place.bucket, Key: key, UploadId: uploadId });

  return {
    beginUpload: (key, signal) =>
      ask(signal, async ({ sdk, client }) => {
        const input = { Bucket: place.bucket, Key: key, ChecksumAlgorithm: 'SHA256', ...wayOfKeeping(place) } as const;
        const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(input), { abortSignal: signal });
        if (UploadId === undefined) throw new Failure('store-answer-strange', { reason: 'UploadId' });
        return UploadId;
      }),

    putPart: (upload, number, piece, signal) =>
      ask(signal, async ({ sdk, client }) => {
        const input = { ...named(upload), PartNumber: number, Body: piece.bytes, ChecksumSHA256: sum(piece) };
        const answer = await client.send(new sdk.UploadPartCommand(input), { abortSignal: signal });
        const sha256 = answer.ChecksumSHA256 ?? null;
        return { number, size: piece.bytes.length, etag: readEtag(answer.ETag), sha256 };
      }),

    partsOf: async (upload, signal) => {
      const parts: Part[] = [];
      for (let marker: string | undefined; ; ) {
        const input = { ...named(upload), ...(marker === undefined ? {} : { PartNumberMarker: marker }) };
        const page = await ask(signal, ({ sdk, client }) =>
          client.send(new sdk.ListPartsCommand(input), { abortSignal: signal }),
        ).catch(nullWhenGone);
        if (page === null) return null;
        for (const { PartNumber = 0, Size = 0, ETag, ChecksumSHA256 = null } of page.Parts ?? [])
          parts.push({ number: PartNumber, size: Size, etag: readEtag(ETag), sha256: ChecksumSHA256 });
        if (page.IsTruncated !== true || page.NextPartNumberMarker === undefined) return parts;
        marker = page.NextPartNumberMarker;
      }
    },

    completeUpload: async (upload, parts, condition, signal) => {
      const Parts = parts.map(({ number, etag, sha256 }) => ({
        PartNumber: number,
        ETag: `"${etag}"`,
        ...(sha256 === null ? {} : { ChecksumSHA256: sha256 }),
      }));
      const input = { ...named(upload), MultipartUpload: { Parts }, ...conditionInput(condition) };
      try {
        return await ask(signal, async ({ sdk, client }) =>
          readReceipt(await client.send(new sdk.CompleteMultipartUploadCommand(input), { abortSignal: signal })),
        );
      } catch (error) {
        if (isGone(error)) return 'gone';
        return readRefusal(error, condition);
      }
    },

    abortUpload: async (upload, signal) => {
      await ask(signal, ({ sdk, client }) =>
        client.send(new sdk.AbortMultipartUploadCommand(named(upload)), { abortSignal: signal }),
      ).catch(nullWhenGone);
    },
  };
}

const isGone = (error: unknown): boolean =>
  statusOf(error) === 404 && ['NoSuchUpload', 'NoSuchKey', 'NotFound'].includes(nameOfError(error));

function nullWhenGone(error: unknown): null {
  if (isGone(error)) return null;
  throw error;
}
