import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import type { BucketPlace } from '../contract/archive-calls.ts';
import { Failure } from '../failure.ts';
import type { AskStore } from './ask-store.ts';
import { conditionInput, readRefusal } from './conditions.ts';
import type { Condition, Piece, PutAnswer, Receipt } from './object-store.ts';

type Encrypted = Pick<PutObjectCommandInput, 'ServerSideEncryption' | 'SSEKMSKeyId' | 'StorageClass' | 'ContentType'>;

/** How everything is put into this bucket. */
export function wayOfKeeping({ encryption, kmsKey, storageClass }: BucketPlace): Encrypted {
  return {
    ContentType: 'application/octet-stream',
    ...(storageClass === null ? {} : { StorageClass: storageClass as Encrypted['StorageClass'] }),
    ...(encryption === 'sse-s3' ? { ServerSideEncryption: 'AES256' } : {}),
    ...(encryption === 'sse-kms' ? { ServerSideEncryption: 'aws:kms' } : {}),
    ...(encryption === 'sse-kms' && kmsKey !== null ? { SSEKMSKeyId: kmsKey } : {}),
  };
}

/** The SHA-256 as it goes into a header. */
export const sum = ({ sha256 }: Piece): string => Buffer.from(sha256, 'hex').toString('base64');

/** Puts an object of one piece. */
export async function putObject(
  ask: AskStore,
  place: BucketPlace,
  put: { readonly key: string; readonly piece: Piece; readonly condition: Condition; readonly signal: AbortSignal },
): Promise<PutAnswer> {
  const { key, piece, condition, signal } = put;
  const input: PutObjectCommandInput = {
    Bucket: place.bucket,
    Key: key,
    Body: piece.bytes,
    ChecksumSHA256: sum(piece),
    ...wayOfKeeping(place),
    ...conditionInput(condition),
  };
  try {
    return await ask(signal, async ({ sdk, client }) =>
      readReceipt(await client.send(new sdk.PutObjectCommand(input), { abortSignal: signal })),
    );
  } catch (error) {
    return readRefusal(error, condition);
  }
}

/** What the store says it has taken. An answer that names nothing is no answer: a gateway's page is also "200 OK". */
export function readReceipt(answer: {
  readonly ETag?: string | undefined;
  readonly ChecksumSHA256?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly ServerSideEncryption?: string | undefined;
  readonly SSEKMSKeyId?: string | undefined;
}): Receipt {
  const { ETag, ChecksumSHA256, VersionId, ServerSideEncryption, SSEKMSKeyId } = answer;
  return {
    etag: readEtag(ETag),
    sha256: ChecksumSHA256 ?? null,
    versionId: VersionId === undefined || VersionId === 'null' ? null : VersionId,
    encryption: ServerSideEncryption ?? null,
    kmsKey: SSEKMSKeyId ?? null,
  };
}

/** An ETag without its quotes. Fails with store-answer-strange where there is none. */
export function readEtag(etag: string | undefined): string {
  if (etag === undefined || etag === '') throw new Failure('store-answer-strange', { reason: 'ETag' });
  return etag.replace(/^"|"$/g, '');
}
