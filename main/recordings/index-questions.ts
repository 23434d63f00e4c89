import type { RecordingDetails as IndexedDetails } from '../database/read-recordings.ts';
import type { WrapSample } from '../database/sample-wrap.ts';
import type { FailureAnswer } from '../failure.ts';
import type { Filter, Order, Recording, Selection } from '../recording.ts';
import type { Facets } from './count-facets.ts';
import type { PackedSids } from './packed-sids.ts';
import type { PackedMarks } from './recording-marks.ts';

/** A stretch of the list: its rows, how many match in all, their seconds, and which state of the index that was. */
export type ListPage = {
  readonly rows: Recording[];
  readonly matching: number;
  readonly seconds: number;
  readonly revision: number;
};
/** How far the reader is: `revision` grows with each change, `total` is the number of recordings. */
export type ListState = { readonly revision: number; readonly total: number };
/** The content key of some recording of a key, and how many recordings that key has in all. */
export type CountedWrap = WrapSample & { readonly count: number };

/** Everything known of one recording, what the record adds included. */
export type RecordingDetails = Omit<IndexedDetails, 'recording'> & { readonly recording: Recording };
/** The recordings of a selection, nearly in the order of their SIDs; `accounts[accountOf[n]]` is the account of the n-th, `seconds` its length (0: none). */
export type Members = {
  readonly sids: PackedSids;
  readonly accounts: readonly string[];
  readonly accountOf: Uint32Array<ArrayBuffer>;
  readonly seconds: Float64Array<ArrayBuffer>;
};

type Stretch = {
  readonly filter: Filter;
  readonly order: Order;
  readonly offset: number;
  readonly limit: number;
};

/** What the main thread asks of the reader's worker, and what it gets. */
export type IndexAnswers = {
  readonly page: (stretch: Stretch) => Promise<ListPage>;
  readonly ids: (stretch: Stretch) => Promise<Float64Array<ArrayBuffer>>;
  readonly totals: (selection: Selection) => Promise<{ count: number; seconds: number }>;
  readonly facets: () => Promise<Facets>;
  readonly details: (sid: string) => Promise<RecordingDetails | null>;
  readonly members: (selection: Selection) => Promise<Members>;
  readonly sampleWraps: () => Promise<CountedWrap[]>;
  readonly changed: (ids: readonly number[]) => Promise<ListState>;
  /** The marks of these recordings have changed, or are told for the first time; the list may come to know them later. */
  readonly mark: (marks: PackedMarks) => Promise<ListState>;
  /** Everything of these accounts is on hold, besides what is marked so. Those told before no longer are. */
  readonly holdAccounts: (accounts: readonly string[]) => Promise<ListState>;
  readonly dropAccount: (account: string) => Promise<ListState>;
  readonly loaded: () => Promise<ListState>;
  readonly close: () => Promise<void>;
};
export type QuestionName = keyof IndexAnswers;

/** What goes to the worker: first where the index lies, then questions with numbers of their own. */
export type ToIndexReader =
  | { readonly open: string }
  | { readonly number: number; readonly name: string; readonly input: unknown };

/** What comes back. `bug` is the stack of what is no expected failure. */
export type FromIndexReader = { readonly number: number } & (
  | { readonly value: unknown }
  | { readonly failure: FailureAnswer }
  | { readonly bug: string }
);
