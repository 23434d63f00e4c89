import type { Order } from '../../main/contract.ts';

/** The columns of the list, in their standard order. Each can be sorted by under its own name. */
export const columns = [
  { id: 'time', width: 160, least: 96 },
  { id: 'from', width: 140, least: 72 },
  { id: 'to', width: 140, least: 72 },
  { id: 'duration', width: 68, least: 56 },
  { id: 'channels', width: 44, least: 40 },
  { id: 'key', width: 168, least: 56 },
  { id: 'status', width: 116, least: 56 },
  { id: 'direction', width: 128, least: 56 },
  { id: 'source', width: 120, least: 56 },
  { id: 'account', width: 128, least: 56 },
  { id: 'price', width: 80, least: 56 },
] as const satisfies readonly { id: Order['by']; width: number; least: number }[];

export type ColumnId = (typeof columns)[number]['id'];
const ids: readonly ColumnId[] = columns.map((column) => column.id);
/** Numbers stand flush right, so that they can be compared down the column. */
export const flushRight: ReadonlySet<ColumnId> = new Set(['duration', 'channels', 'price']);
/** The widest a column can be made, in pixels. */
const widest = 640;

/** Every column in the user's order, which are hidden, and the widths that were changed (pixels). */
export type ColumnLayout = {
  readonly order: readonly ColumnId[];
  readonly hidden: readonly ColumnId[];
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
};

export const standardLayout: ColumnLayout = { order: ids, hidden: ['direction'], widths: {} };

export function isColumnId(value: unknown): value is ColumnId {
  return ids.some((id) => id === value);
}

export function shownColumns(layout: ColumnLayout): readonly ColumnId[] {
  return layout.order.filter((id) => !layout.hidden.includes(id));
}

export function widthOf(layout: ColumnLayout, id: ColumnId): number {
  return layout.widths[id] ?? columns.find((column) => column.id === id)?.width ?? 100;
}

/** Moves a column to just before or after where `target` stands, on whichever side it comes from. */
export function moveColumn(layout: ColumnLayout, id: ColumnId, target: ColumnId): ColumnLayout {
  const to = layout.order.indexOf(target);
  const order = layout.order.filter((one) => one !== id);
  order.splice(to, 0, id);
  return { ...layout, order };
}

/** Shows or hides a column. The last one stays: a list of nothing could not be brought back by looking at it. */
export function toggleColumn(layout: ColumnLayout, id: ColumnId): ColumnLayout {
  if (layout.hidden.includes(id)) return { ...layout, hidden: layout.hidden.filter((one) => one !== id) };
  if (shownColumns(layout).length === 1) return layout;
  return { ...layout, hidden: [...layout.hidden, id] };
}

export function resizeColumn(layout: ColumnLayout, id: ColumnId, width: number): ColumnLayout {
  const least = columns.find((column) => column.id === id)?.least ?? 40;
  return { ...layout, widths: { ...layout.widths, [id]: Math.round(Math.min(widest, Math.max(least, width))) } };
}

/** Reads a layout as it was kept, by this version or another: what is not understood is left out, new columns come last. */
export function readLayout(kept: unknown): ColumnLayout {
  if (typeof kept !== 'object' || kept === null) return standardLayout;
  const { order, hidden, widths } = kept as Record<string, unknown>;
  const known = Array.isArray(order) ? [...new Set(order.filter(isColumnId))] : [];
  const concealed = Array.isArray(hidden) ? [...new Set(hidden.filter(isColumnId))] : standardLayout.hidden;
  const layout: ColumnLayout = {
    order: [...known, ...ids.filter((id) => !known.includes(id))],
    hidden: concealed.length < ids.length ? concealed : [],
    widths: {},
  };
  if (typeof widths !== 'object' || widths === null) return layout;
  return Object.entries(widths).reduce(
    (sized, [id, width]) =>
      isColumnId(id) && typeof width === 'number' && Number.isFinite(width) ? resizeColumn(sized, id, width) : sized,
    layout,
  );
}
