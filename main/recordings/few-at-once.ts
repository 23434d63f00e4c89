/**
 * Lets at most `most` actions run at a time, the others in the order they came. One whose signal is aborted while it waits
 * is not begun: `instead` is its value.
 */
export function fewAtOnce(
  most: number,
): <T>(signal: AbortSignal, action: () => Promise<T>, instead: () => T) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;

  /** Whether its turn has come; who leaves hands the place on, so the count stays. */
  const enter = (signal: AbortSignal): Promise<boolean> => {
    if (running < most) {
      running += 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const go = () => resolve(true);
      waiting.push(go);
      const giveUp = () => {
        const at = waiting.indexOf(go);
        if (at < 0) return;
        waiting.splice(at, 1);
        resolve(false);
      };
      signal.addEventListener('abort', giveUp, { once: true });
    });
  };

  return async (signal, action, instead) => {
    if (!(await enter(signal))) return instead();
    try {
      return await action();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
