import type { CommitBehind } from '../database/commit-behind.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import type { Deed, Ended } from '../ledger/deed.ts';

/**
 * Many recordings are under way at once, and a commit has to reach the disk: what comes together is written together, the
 * outcomes first. An outcome the disk refuses is owed by the ledger, and written before anything else is begun.
 */
export type GroupCommits = {
  /** Resolves with the intent's number once it is on the disk, with what `also` wrote. */
  readonly begin: (deed: Deed, also: (number: number) => void) => Promise<number>;
  /** Fails where the disk refuses it; it is owed then, together with `also`. */
  readonly conclude: (ended: Ended, also: () => void) => Promise<void>;
  /** For what has no outcome of its own. */
  readonly note: (deed: Deed, also: () => void) => Promise<void>;
  /** Writes what waits and what is owed; fails as the disk does. */
  readonly flush: () => void;
};

type Refusable = { readonly refuse: (error: unknown) => void };
type Begin = Refusable & {
  readonly deed: Deed;
  readonly also: (number: number) => void;
  readonly done: (number: number) => void;
};
type End = Refusable & { readonly ended: Ended; readonly also: () => void; readonly done: () => void };
type Note = Refusable & { readonly deed: Deed; readonly also: () => void; readonly done: () => void };

/** Those whose words were written: `done` once they are on the disk, else `refuse`. */
type Written = { readonly done: () => void; readonly refuse: (error: unknown) => void };

/** `pause` ms lie between two commits, and more where the disk is slow: it is free at least half of the time. */
export function groupCommits(
  ledger: Pick<Ledger, 'begin' | 'owe' | 'noteFact' | 'settle'>,
  disk: CommitBehind,
  pause: number,
): GroupCommits {
  let begins: Begin[] = [];
  let ends: End[] = [];
  let notes: Note[] = [];
  let timer: NodeJS.Timeout | null = null;
  let flushing = false;
  let lasted = 0;

  const owe = (ended: readonly End[]): void => {
    if (ended.length === 0) return;
    ledger.owe(
      ended.map((end) => end.ended),
      () => {
        for (const { also } of ended) also();
      },
    );
  };

  /** Gives the numbers of what began. */
  const writeBegins = (begun: readonly Begin[], noted: readonly Note[]): readonly number[] => {
    if (begun.length + noted.length === 0) {
      ledger.settle();
      return [];
    }
    return ledger.begin(
      begun.map(({ deed }) => deed),
      (given) => {
        for (const [place, { also }] of begun.entries()) also(given[place] ?? 0);
        for (const { deed, also } of noted) {
          ledger.noteFact(deed);
          also();
        }
      },
    );
  };

  /** Writes all that waits, in one commit: it is the disk that takes the time. Gives whom to tell, and what. */
  const write = (): Written => {
    const [begun, ended, noted] = [begins, ends, notes];
    [begins, ends, notes] = [[], [], []];
    const refuse = (error: unknown): void => {
      for (const one of [...ended, ...begun, ...noted]) one.refuse(error);
    };
    try {
      owe(ended);
      const numbers = writeBegins(begun, noted);
      return {
        refuse,
        done: () => {
          for (const { done } of ended) done();
          for (const [place, { done }] of begun.entries()) done(numbers[place] ?? 0);
          for (const { done } of noted) done();
        },
      };
    } catch (error) {
      refuse(error);
      throw error;
    }
  };

  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    write().done();
  };

  /** The same, with the way to the disk beside the main thread; each who waits is told, so nothing is thrown. */
  const flushBehind = async (): Promise<void> => {
    const started = performance.now();
    timer = null;
    flushing = true;
    try {
      const { done, refuse } = disk.commit(write);
      // What the disk refuses now stands in the record all the same; what was begun is then settled like after a crash.
      await disk.reached().then(done, refuse);
    } catch {
      // Each who waits for it has been told.
    } finally {
      lasted = performance.now() - started;
      flushing = false;
      if (begins.length + ends.length + notes.length > 0) soon();
    }
  };

  const soon = (): void => {
    if (flushing) return;
    timer ??= setTimeout(() => void flushBehind(), Math.max(pause, lasted));
  };

  return {
    begin: (deed, also) =>
      new Promise((done, refuse) => {
        begins.push({ deed, also, done, refuse });
        soon();
      }),
    conclude: (ended, also) =>
      new Promise((done, refuse) => {
        ends.push({ ended, also, done, refuse });
        soon();
      }),
    note: (deed, also) =>
      new Promise((done, refuse) => {
        notes.push({ deed, also, done, refuse });
        soon();
      }),
    flush,
  };
}
