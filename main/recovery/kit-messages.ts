import type { FailureAnswer } from '../failure.ts';
import type { LedgerRow } from '../ledger/verify-chain.ts';
import type { NamedWrap } from '../sealed/open-first-wrap.ts';
import type { KitWish } from './gather-kit.ts';
import type { KitKey, KitLine, KitSigningKey } from './kit-lines.ts';
import type { KitTold } from './open-kit.ts';

/** `record`: the path of the record; `part`: where the file is made, new. */
export type KitOrder = {
  readonly record: string;
  readonly part: string;
  readonly passphrase: string;
  readonly wish: KitWish;
};
/** A file that was written, flushed, read back from the disk whole, and opened. */
export type KitMade = { readonly told: KitTold; readonly bytes: number; readonly sha256: string };

/** What the worker of a kit is asked; one after the other. */
export type KitQuestions = {
  readonly make: (order: KitOrder) => Promise<KitMade>;
  readonly open: (asked: { readonly path: string; readonly passphrase: string }) => Promise<KitTold>;
  /** For restoring only: what leaves the worker is the caller's to wipe. */
  readonly halves: (
    _: null,
  ) => Promise<{ readonly keys: readonly KitKey[]; readonly signingKey: KitSigningKey | null }>;
  /** Goes back to the first line. */
  readonly begin: (_: null) => Promise<null>;
  /** The next of them, at most so many; none at the end. What is of the other sort is passed over. */
  readonly entries: (limit: number) => Promise<readonly LedgerRow[]>;
  readonly rows: (limit: number) => Promise<readonly KitLine[]>;
  readonly unwrap: (wrap: NamedWrap) => Promise<{ readonly contentKey: Uint8Array; readonly fingerprint: string }>;
};

export type KitStep = 'making' | 'reading-back' | 'opening';
export type ToKitWorker = { readonly number: number; readonly name: keyof KitQuestions; readonly input: unknown };
export type FromKitWorker = { readonly number: number } & (
  | { readonly step: KitStep; readonly done: number; readonly total: number }
  | { readonly value: unknown }
  | { readonly failure: FailureAnswer }
  | { readonly bug: string }
);
