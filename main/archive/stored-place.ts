import { z } from 'zod';
import { type BucketPlace, bucketPlace } from '../contract/archive-calls.ts';
import type { Archive } from '../contract.ts';

/** Where an archive is, as the record holds it. A folder's path stays in main; the window is shown it, and never names one. */
export const storedPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), path: z.string().min(1) }),
  bucketPlace,
]);
export type StoredPlace = z.infer<typeof storedPlace>;

export function shownPlace(place: StoredPlace): Archive['place'] {
  return place.kind === 'folder' ? { kind: 'folder', shown: place.path } : place;
}

/** One line, for the ledger. */
export function placeInWords(place: StoredPlace): string {
  return place.kind === 'folder'
    ? place.path
    : `s3://${place.bucket}/${place.prefix} (${place.endpoint ?? place.region})`;
}

/** The host that answers for a bucket. */
export const hostOf = ({ endpoint, region }: BucketPlace): string =>
  endpoint === null ? `s3.${region}.amazonaws.com` : new URL(endpoint).host;
