import type { BucketPlace } from '../contract/archive-calls.ts';
import type { Carrier } from '../http/carry-request.ts';
import { askBucketFacts } from './ask-bucket-facts.ts';
import { createAskStore } from './ask-store.ts';
import { listObjects, listUploads } from './list-objects.ts';
import type { ObjectStore } from './object-store.ts';
import { type AccessKey, type Connection, openClient } from './open-client.ts';
import { putObject } from './put-object.ts';
import { headObject, isMissing, readObject } from './read-object.ts';
import { uploadParts } from './upload-parts.ts';

export type BucketParts = {
  readonly place: BucketPlace;
  /** Asked for when first needed; null: the AWS default chain. */
  readonly credentials: (() => Promise<AccessKey>) | null;
  readonly carrier: Carrier;
  /** Before the first retry, ms. */
  readonly pause: number;
};

/** A bucket as functions. Nothing is loaded or asked before the first of them is called. */
export function createObjectStore({ place, credentials, carrier, pause }: BucketParts): ObjectStore {
  let connection: Promise<Connection> | null = null;
  const connect = () => {
    connection ??= openClient(place, credentials, carrier);
    return connection;
  };
  const host = place.endpoint === null ? `s3.${place.region}.amazonaws.com` : new URL(place.endpoint).host;
  const ask = createAskStore({
    connect,
    // A client keeps the credentials it was given; whoever signed in anew must not be refused for the old ones.
    refused: () => {
      connection = null;
    },
    place: { host, bucket: place.bucket },
    pause,
  });

  return {
    put: (key, piece, condition, signal) => putObject(ask, place, { key, piece, condition, signal }),
    ...uploadParts(ask, place),
    listUploads: (prefix, signal) => listUploads(ask, place.bucket, prefix, signal),
    head: (key, signal) => headObject(ask, place.bucket, key, signal),
    read: (key, signal) => readObject({ ask, bucket: place.bucket, key, signal }),
    list: (prefix, signal) => listObjects(ask, place.bucket, prefix, signal),
    remove: async (key, signal) => {
      const input = { Bucket: place.bucket, Key: key };
      await ask(signal, ({ sdk, client }) =>
        client.send(new sdk.DeleteObjectCommand(input), { abortSignal: signal }),
      ).catch(ignoreMissing);
    },
    facts: askBucketFacts(ask, place, carrier),
    reconnect: () => {
      connection = null;
    },
  };
}

/** What Amazon does not mind, others do. */
function ignoreMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}
