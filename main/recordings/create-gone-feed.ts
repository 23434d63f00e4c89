/** Remote copies that are known to be gone before any sync lists them so. */
export type GoneFeed = {
  readonly note: (account: string, recording: string) => void;
  /** Tells what is still waiting. */
  readonly close: () => Promise<void>;
};

/** How long (ms) is gathered before the index is told: a batch removes a thousand a second. */
const pause = 500;

/** Gathers what has gone and tells it an account at a time; what `tell` refuses a later sync or look finds again. */
export function createGoneFeed(
  tell: (account: string, recordings: readonly string[]) => Promise<void>,
  refused: (error: unknown) => void,
): GoneFeed {
  let gathered = new Map<string, string[]>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let telling: Promise<void> = Promise.resolve();

  const flush = (): Promise<void> => {
    timer = null;
    const gone = gathered;
    gathered = new Map();
    telling = telling
      .then(async () => {
        for (const [account, recordings] of gone) await tell(account, recordings);
      })
      .catch(refused);
    return telling;
  };

  return {
    note: (account, recording) => {
      const waiting = gathered.get(account) ?? [];
      waiting.push(recording);
      gathered.set(account, waiting);
      timer ??= setTimeout(() => void flush(), pause).unref();
    },
    close: async () => {
      if (timer !== null) clearTimeout(timer);
      await flush();
    },
  };
}
