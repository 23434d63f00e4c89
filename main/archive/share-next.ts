/**
 * Gives one action to many: who asks while it is under way gets the next one, with all who ask meanwhile. Not the one
 * under way: that began before they asked, and may have missed what they did.
 */
export function shareNext(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    next = null;
    const begun = action().finally(() => {
      running = null;
    });
    running = begun;
    return begun;
  };
  return () => {
    if (next !== null) return next;
    if (running === null) return begin();
    next = running.then(begin, begin);
    return next;
  };
}
