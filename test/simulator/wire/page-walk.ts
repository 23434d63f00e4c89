/** Lists are walked by number, newest (highest) first. `itemAt` gives null for what the list does not contain. */
export type Walk<Item> = {
  readonly lowest: number;
  /** One above the newest that may be in the list. */
  readonly end: number;
  readonly itemAt: (number: number) => Item | null;
};

/** Up to `size` items older than `before`, newest first. */
export function older<Item>(walk: Walk<Item>, before: number, size: number): Item[] {
  const items: Item[] = [];
  for (let number = Math.min(before, walk.end) - 1; number >= walk.lowest && items.length < size; number -= 1) {
    const item = walk.itemAt(number);
    if (item !== null) items.push(item);
  }
  return items;
}

/** Up to `size` items newer than `after`, the nearest ones, newest first. */
export function newer<Item>(walk: Walk<Item>, after: number, size: number): Item[] {
  const items: Item[] = [];
  for (let number = Math.max(after + 1, walk.lowest); number < walk.end && items.length < size; number += 1) {
    const item = walk.itemAt(number);
    if (item !== null) items.push(item);
  }
  return items.reverse();
}
