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

/** Of the main thread's time no more than one in so many goes into commits. */
const share = 4;

/** `pause` ms lie between two commits, and more where the disk is slow. */
export function groupCommits(
  ledger: Pick<Ledger, 'begin' | 'owe' | 'noteFact' | 'settle'>,
  pause: number,
): GroupCommits {
  let begins: Begin[] = [];
  let ends: End[] = [];
  let notes: Note[] = [];
  let timer: NodeJS.Timeout | null = null;
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

  const writeBegins = (begun: readonly Begin[], noted: readonly Note[]): void => {
    if (begun.length + noted.length === 0) {
      ledger.settle();
      return;
    }
    const numbers = ledger.begin(
      begun.map(({ deed }) => deed),
      (given) => {
        for (const [place, { also }] of begun.entries()) also(given[place] ?? 0);
        for (const { deed, also } of noted) {
          ledger.noteFact(deed);
          also();
        }
      },
    );
    for (const [place, { done }] of begun.entries()) done(numbers[place] ?? 0);
    for (const { done } of noted) done();
  };

  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const [begun, ended, noted] = [begins, ends, notes];
    const started = performance.now();
    [begins, ends, notes] = [[], [], []];
    try {
      // One commit for both: it is the disk that takes the time.
      owe(ended);
      writeBegins(begun, noted);
      for (const { done } of ended) done();
    } catch (error) {
      for (const { refuse } of [...ended, ...begun, ...noted]) refuse(error);
      throw error;
    } finally {
      lasted = performance.now() - started;
    }
  };

  const soon = (): void => {
    timer ??= setTimeout(
      () => {
        try {
          flush();
        } catch {
          // Each who waits for it has been told.
        }
      },
      Math.max(pause, lasted * share),
    );
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
