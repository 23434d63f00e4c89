import { allThrough } from './all-through.ts';

/** Does `work` with each, so many at a time; ends with the first that fails, once those under way are through. */
export async function sharedOut<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let failed = false;
  const lane = async () => {
    for (const item of waiting) {
      if (failed) return;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await allThrough(Array.from({ length: width }, lane));
}
