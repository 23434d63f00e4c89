/** Something done that the ledger names. Facts are plain: SIDs, fingerprints, counts; never secrets or telephone numbers. */
export type Deed = { readonly what: string; readonly [fact: string]: string | number | boolean | null };

/**
 * Does `action` with its intent in the ledger before it and its outcome after (done, failed with its code, cancelled,
 * unexpected). Fails with disk-full, disk-refused or record-corrupt, the action not begun, when the intent cannot be
 * written: what cannot be written is not done.
 */
export type NoteDeed = <T>(deed: Deed, action: () => Promise<T>) => Promise<T>;

/** Who is at the machine: names of the operating system's. */
export type Who = { readonly user: string; readonly machine: string };

/** How an intent ended. `interrupted`: the program ended first. */
export type Outcome = 'done' | 'failed' | 'cancelled' | 'unexpected' | 'interrupted';

/** How a deed that was begun with others ended: `of` is its intent's number, further facts are what is known of the outcome. */
export type Ended = Deed & { readonly of: number; readonly outcome: Outcome; readonly code: string | null };

/** One entry before it is numbered. `of` is the number of the intent an outcome belongs to. */
export type Entry = {
  readonly kind: 'intent' | 'outcome' | 'fact';
  readonly what: string;
  readonly of: number | null;
  readonly outcome: Outcome | null;
  readonly code: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};
