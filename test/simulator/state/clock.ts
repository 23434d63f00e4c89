/** The simulator's time: the machine's, moved by an offset. UTC seconds. */
export type Clock = {
  readonly now: () => number;
  readonly offset: () => number;
  readonly setOffset: (seconds: number) => void;
};

export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => Math.floor(Date.now() / 1000 + offset),
    offset: () => offset,
    setOffset: (seconds) => {
      offset = seconds;
    },
  };
}
