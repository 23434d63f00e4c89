import type { FailureAnswer } from '../failure.ts';

/** How far a long question is. */
export type Told = (done: number, total: number) => void;

/**
 * What can be asked of the record in its worker, by name. An answer is what structured cloning can carry; a long one
 * tells how far it is and lets others go before it (`await` between its stretches).
 */
export type Questions = Readonly<Record<string, (input: never, told: Told) => Promise<unknown>>>;

/** What goes to the worker: first where the record lies, then questions with numbers of their own; `close` is the last. */
export type ToRecordReader =
  | { readonly open: string }
  | { readonly close: true }
  | { readonly number: number; readonly name: string; readonly input: unknown };

/** What comes back. `bug` is the stack of what is no expected failure. */
export type FromRecordReader = { readonly number: number } & (
  | { readonly done: number; readonly total: number }
  | { readonly value: unknown }
  | { readonly failure: FailureAnswer }
  | { readonly bug: string }
);
