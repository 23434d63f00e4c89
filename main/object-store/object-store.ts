/** An object as the store tells of it. */
export type StoredObject = {
  readonly key: string;
  readonly size: number;
  /** Without quotes. It changes when the content does. */
  readonly etag: string;
};

/** What a store said of something it took. Null: it does not say. */
export type Receipt = {
  readonly etag: string;
  /** Base64 of the SHA-256 it computed; of the parts' hashes, with `-N`, where there were parts. */
  readonly sha256: string | null;
  readonly versionId: string | null;
  readonly encryption: string | null;
  readonly kmsKey: string | null;
};

/** Bytes with their hex SHA-256, known before they go: they are signed with it. */
export type Piece = { readonly bytes: Uint8Array; readonly sha256: string };
/** A part of an upload, as the store has it. */
export type Part = {
  readonly number: number;
  readonly size: number;
  readonly etag: string;
  readonly sha256: string | null;
};

/** When something may be put: only where nothing is, only over this state, or without asking. */
export type Condition =
  | { readonly when: 'absent' }
  | { readonly when: 'same'; readonly etag: string }
  | { readonly when: 'any' };
/** `taken`: the condition did not hold. `unconditional`: this store does not know conditions, and did nothing. */
export type PutAnswer = Receipt | 'taken' | 'unconditional';

/**
 * A bucket, as functions over keys. Every call is sent again, with growing pauses, while that is worth it, and fails with
 * archive-unreachable, archive-refused, bucket-missing, proxy-refused, certificate-refused, store-…, cancelled.
 */
export type ObjectStore = {
  readonly put: (key: string, piece: Piece, condition: Condition, signal: AbortSignal) => Promise<PutAnswer>;
  /** Begins an upload in parts: its id. */
  readonly beginUpload: (key: string, signal: AbortSignal) => Promise<string>;
  readonly putPart: (upload: Upload, number: number, piece: Piece, signal: AbortSignal) => Promise<Part>;
  /** The parts that are there already; null when the upload is not known any more. */
  readonly partsOf: (upload: Upload, signal: AbortSignal) => Promise<readonly Part[] | null>;
  /** `gone`: the upload is not known, which is so too when an earlier answer to this was lost. */
  readonly completeUpload: (
    upload: Upload,
    parts: readonly Part[],
    condition: Condition,
    signal: AbortSignal,
  ) => Promise<PutAnswer | 'gone'>;
  readonly abortUpload: (upload: Upload, signal: AbortSignal) => Promise<void>;
  readonly listUploads: (prefix: string, signal: AbortSignal) => AsyncIterable<Upload & { readonly begunAt: number }>;
  readonly head: (key: string, signal: AbortSignal) => Promise<StoredObject | null>;
  /** Goes on where the line broke, as long as it is the same object. Fails with copy-missing when there is none. */
  readonly read: (key: string, signal: AbortSignal) => AsyncIterable<Uint8Array>;
  readonly list: (prefix: string, signal: AbortSignal) => AsyncIterable<StoredObject>;
  readonly remove: (key: string, signal: AbortSignal) => Promise<void>;
  readonly facts: BucketFacts;
  /** The next call signs anew: with a key that was changed, or a login that was renewed. */
  readonly reconnect: () => void;
};
export type Upload = { readonly key: string; readonly uploadId: string };

/** What was asked of the bucket's settings. `silent`: an answer without content, or none at all: nothing is known. */
export type Told<Value> = { readonly told: Value } | { readonly silent: string };

export type LifecycleRule = {
  readonly id: string;
  readonly prefix: string;
  /** Only objects with tags, which ours have not. */
  readonly tagged: boolean;
  /** Days until the current version goes; 0 for a date. */
  readonly expiresAfter: number | null;
  readonly moves: readonly { readonly after: number; readonly to: string }[];
  readonly abortsUploadsAfter: number | null;
};

export type BucketFacts = {
  /** Whether the bucket answers, for which region, and how far its clock is ahead of ours in seconds. */
  readonly reach: (signal: AbortSignal) => Promise<{ readonly region: string | null; readonly ahead: number | null }>;
  readonly publicAccessBlock: (signal: AbortSignal) => Promise<Told<'whole' | 'partly' | 'none'>>;
  readonly isPublic: (signal: AbortSignal) => Promise<Told<boolean>>;
  readonly versioning: (signal: AbortSignal) => Promise<Told<'on' | 'off'>>;
  readonly objectLock: (
    signal: AbortSignal,
  ) => Promise<Told<{ readonly mode: string; readonly days: number } | 'on' | 'off'>>;
  readonly lifecycle: (signal: AbortSignal) => Promise<Told<readonly LifecycleRule[]>>;
  /** How a stranger who knows its name is answered when he asks for this object: an HTTP status. */
  readonly askAsStranger: (key: string, signal: AbortSignal) => Promise<number>;
  /** The storage class that an object came to lie in; null where the store does not say. */
  readonly classOf: (key: string, signal: AbortSignal) => Promise<string | null>;
};
