/** Asks again only when the last answer is older than `most` ms; a failure is not kept. Who asks meanwhile waits with the others. */
export function keepFor<Value>(most: number, ask: () => Promise<Value>): () => Promise<Value> {
  let known: { readonly value: Promise<Value>; readonly at: number } | null = null;
  return () => {
    const now = performance.now();
    if (known !== null && now - known.at <= most) return known.value;
    const asked = { value: ask(), at: now };
    known = asked;
    asked.value.catch(() => {
      if (known === asked) known = null;
    });
    return asked.value;
  };
}
