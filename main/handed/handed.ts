/** Paths the system hands over, one at a time: who opens a second before the first was taken wants the second. */
export type Handed = {
  readonly hand: (path: string) => void;
  readonly take: () => string | null;
  /** Key backups that were recognised, by the token the window knows them by. */
  readonly backups: Map<string, string>;
};

/** `waits` is told of every file handed over. */
export function createHanded(waits: () => void): Handed {
  let waiting: string | null = null;
  return {
    hand: (path) => {
      waiting = path;
      waits();
    },
    take: () => {
      const path = waiting;
      waiting = null;
      return path;
    },
    backups: new Map(),
  };
}
