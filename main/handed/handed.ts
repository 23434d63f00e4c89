import { handedPaths } from './handed-paths.ts';

/** Paths the system hands over, one at a time: who opens a second before the first was taken wants the second. */
export type Handed = {
  readonly hand: (path: string) => void;
  /** The files among the arguments of a start. */
  readonly handAll: (argv: readonly string[], workingDirectory: string) => void;
  /**
   * What waits, and the same again until it is let go: the page that took it may be gone, with a lock, before it could do
   * anything with it.
   */
  readonly take: () => string | null;
  /** What was taken is done with. What was handed over since waits on. */
  readonly letGo: () => void;
  /** Key backups that were recognised, by the token the window knows them by. */
  readonly backups: Map<string, string>;
};

/** `waits` is told of every file handed over. */
export function createHanded(waits: () => void): Handed {
  let waiting: string | null = null;
  let taken: string | null = null;
  const hand = (path: string) => {
    waiting = path;
    waits();
  };
  return {
    hand,
    handAll: (argv, workingDirectory) => {
      for (const path of handedPaths(argv, workingDirectory)) hand(path);
    },
    take: () => {
      taken = waiting ?? taken;
      waiting = null;
      return taken;
    },
    letGo: () => {
      taken = null;
    },
    backups: new Map(),
  };
}
