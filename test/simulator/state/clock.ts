/** The simulator's time: the machine's, moved by an offset. UTC seconds. */
export type Clock = {
  readonly now: () => number;
  readonly setOffset: (seconds: number) => void;
};

/** How far the machine's clock is from a time, in UTC seconds. */
export const offsetTo = (time: number): number => time - Date.now() / 1000;

export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => Math.floor(Date.now() / 1000 + offset),
    setOffset: (seconds) => {
      offset = seconds;
    },
  };
}
