/** How quickly a batch goes on, seen over the last while. */
export type Rate = {
  /** How many steps are done, now (ms of performance.now()). */
  readonly note: (done: number, now: number) => void;
  /** Steps a second; null as long as nothing can be said. */
  readonly perSecond: () => number | null;
  readonly forget: () => void;
};

/** Milliseconds looked back, and how far apart what is remembered lies. */
const lookedBack = 30_000;
const apart = 1000;

export function measureRate(): Rate {
  let seen: { readonly done: number; readonly now: number }[] = [];
  return {
    note: (done, now) => {
      const last = seen.at(-1);
      if (last !== undefined && now - last.now < apart) return;
      seen.push({ done, now });
      while (seen.length > 2 && now - (seen[0]?.now ?? now) > lookedBack) seen.shift();
    },
    perSecond: () => {
      const [first, last] = [seen[0], seen.at(-1)];
      if (first === undefined || last === undefined || last.now === first.now) return null;
      return ((last.done - first.done) / (last.now - first.now)) * 1000;
    },
    forget: () => {
      seen = [];
    },
  };
}
