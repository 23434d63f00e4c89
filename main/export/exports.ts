import type { ExportOptions } from '../contract.ts';
import type { Wanted } from '../playback/playback-parts.ts';

/** A file that was written whole, flushed and in its place; `name` is relative to the folder or the zip. */
export type Exported = {
  readonly recording: string;
  readonly name: string;
  /** Bytes of the file, and its SHA-256 in hex. */
  readonly size: number;
  readonly sha256: string;
};

/**
 * Plain exports: the one way audio leaves unprotected. Each recording's intent is in the ledger before `exportOne`, and
 * its outcome, with `size` and `sha256`, after: both are the caller's, beside its journal.
 */
export type Exports = {
  /**
   * Begins a batch's export, or goes on with it: what an earlier run of the same batch left half-written is removed,
   * what it left whole is known. Fails with nothing-chosen (no such folder was chosen), export-folder-missing and
   * forbidden-by-policy.
   */
  readonly begin: (batch: string, options: ExportOptions) => Promise<ExportRun>;
  /** For a batch that is called off: nothing stays of what was not yet in its place. Whole files stay. */
  readonly abandon: (batch: string) => Promise<void>;
};

export type ExportRun = {
  /**
   * Writes one recording, from the cache, an archive or Twilio, after its whole tag has been verified. A recording this
   * batch has written already is not written twice. `told` hears of the bytes received. What fails leaves nothing.
   * Fails as hearing it does, with audio-changed, export-name-impossible, cancelled; and with disk-full, disk-refused
   * and export-folder-missing, which the next recording would meet too.
   */
  readonly exportOne: (wanted: Wanted, signal: AbortSignal, told: (bytes: number) => void) => Promise<Exported>;
  /**
   * Packs the zip and writes the manifest, as the options have it; the recordings of a zip are in their place only then.
   * To be called once every recording has its outcome; again after a retry. Fails with disk-full, disk-refused,
   * export-folder-missing, cancelled; it can be called again then.
   */
  readonly finish: (signal: AbortSignal) => Promise<void>;
};
