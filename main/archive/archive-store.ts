/** Something as it lies in an archive. `version` is how the place names this state of it: it changes when the content does. */
export type Placed = { readonly name: string; readonly size: number; readonly version: string };

/** What is put, known before it is: bytes and hex SHA-256. */
export type Content = { readonly size: number; readonly sha256: string };

/** A copy on its way into its place. */
export type NewCopy = {
  readonly audio: { readonly name: string; readonly staged: string; readonly content: Content };
  /** `over` as putBytes has it. */
  readonly envelope: { readonly name: string; readonly bytes: Uint8Array; readonly over: Placed | null };
  /** Until then nothing takes its place: the staged audio has been flushed, and what else must be safe before it. */
  readonly ready: Promise<void>;
};

/**
 * A place for named bytes: a folder or a bucket. Names are those of layout.ts: relative, with `/`, safe on every system.
 * Every call may fail with archive-unreachable, archive-refused, disk-full, cancelled.
 */
export type ArchiveStore = {
  readonly kind: 'folder' | 's3';
  /** Makes an empty file for what becomes `name` by `put`: a path of its own, on the archive's own file system if it has one. */
  readonly stage: (name: string) => Promise<string>;
  /**
   * Puts the staged file, which has been flushed, in its place, for good: its folder flushed too, or uploaded and its
   * checksum compared. The staged file is gone then. Never over other content: where the same bytes lie already it
   * succeeds, where others do it fails with archive-content-differs.
   */
  readonly put: (
    name: string,
    staged: string,
    content: Content,
    signal: AbortSignal,
    told: (sent: number) => void,
  ) => Promise<Placed>;
  /**
   * Puts the audio as `put`, then its envelope as `putBytes`, both in one folder, for good. Where that fails with
   * archive-content-differs {name}, it is by its name which of them it was.
   */
  readonly putCopy: (copy: NewCopy, signal: AbortSignal) => Promise<void>;
  /** Leaves nothing of a staged file. */
  readonly unstage: (staged: string) => Promise<void>;
  /** For small things. `over`: what it replaces, as it was seen; null: it must not be there, or be the same bytes. */
  readonly putBytes: (name: string, bytes: Uint8Array, over: Placed | null, signal: AbortSignal) => Promise<Placed>;
  /** Makes last what lies in the folder of `name`: who put it there may have been killed before it did. */
  readonly settle: (name: string) => Promise<void>;
  readonly look: (name: string, signal: AbortSignal) => Promise<Placed | null>;
  /** The bytes from the place itself, past every cache of ours. Fails with copy-missing when there is nothing. */
  readonly read: (name: string, signal: AbortSignal) => AsyncIterable<Uint8Array>;
  /** Where the file can be opened directly; null where it cannot. */
  readonly pathOf: (name: string) => string | null;
  /** Everything whose name begins so, in no order that may be relied on. */
  readonly list: (prefix: string, signal: AbortSignal) => AsyncIterable<Placed>;
  /** For probes and what a broken run left: nothing that was ever whole is removed from an archive. */
  readonly remove: (name: string, signal: AbortSignal) => Promise<void>;
  /** Bytes free; null where nobody can say. */
  readonly free: () => Promise<number | null>;
};
