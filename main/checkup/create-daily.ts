/** Does something once a day while the program is open. */
export type Daily = {
  readonly start: () => void;
  readonly stop: () => void;
};

/** Milliseconds: from the start to the first look at whether it is time, and from one look to the next. */
export type DailyTimes = { readonly first: number; readonly between: number };
export const usualDailyTimes: DailyTimes = { first: 5 * 60_000, between: 10 * 60_000 };

const aDay = 86_400;

/** `lastAt`: when it was last done, UTC seconds; a time still to come is no time (a clock was ahead). `run` handles its own failures. */
export function createDaily(parts: {
  readonly lastAt: () => number | null;
  readonly run: () => Promise<void>;
  readonly times: DailyTimes;
  readonly now: () => number;
}): Daily {
  let timer: NodeJS.Timeout | null = null;
  const look = async () => {
    const last = parts.lastAt();
    const now = parts.now();
    if (last === null || last > now || now - last >= aDay) await parts.run();
    if (timer !== null) wait(parts.times.between);
  };
  const wait = (milliseconds: number) => {
    timer = setTimeout(() => void look(), milliseconds);
    timer.unref();
  };
  return {
    start: () => {
      if (timer === null) wait(parts.times.first);
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
