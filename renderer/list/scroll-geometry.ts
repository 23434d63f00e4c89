/**
 * How far the list is scrolled, in rows. Chromium lays nothing out beyond 33,554,432 px (2^25), so a list taller than
 * `tallest` is scrolled in proportion; up to 1,070,000 rows of 28 px a pixel is a pixel.
 */
export const rowHeight = 28;
const tallest = 30_000_000;

export type Geometry = { readonly rows: number; readonly viewport: number };

/** The height of the scrolled content in pixels. */
export function contentHeight({ rows }: Geometry): number {
  return Math.min(rows * rowHeight, tallest);
}

/** Pixels of true height that one scrolled pixel stands for. */
function scale(geometry: Geometry): number {
  const scrolled = contentHeight(geometry) - geometry.viewport;
  return scrolled <= 0 ? 1 : (geometry.rows * rowHeight - geometry.viewport) / scrolled;
}

/** What is seen at `scrollTop`: the rows from `first` up to before `end`, drawn `shift` pixels above the top edge. */
export function seenRows(geometry: Geometry, scrollTop: number): { first: number; end: number; shift: number } {
  const most = Math.max(0, geometry.rows * rowHeight - geometry.viewport);
  const top = Math.min(most, Math.max(0, scrollTop * scale(geometry)));
  const first = Math.floor(top / rowHeight);
  const end = Math.min(geometry.rows, Math.ceil((top + geometry.viewport) / rowHeight));
  return { first, end, shift: top - first * rowHeight };
}

/** The scrollTop at which row `position` is wholly seen, moving no further than needed. */
export function scrollTopFor(geometry: Geometry, scrollTop: number, position: number): number {
  const factor = scale(geometry);
  const top = scrollTop * factor;
  const rowTop = position * rowHeight;
  if (rowTop < top) return rowTop / factor;
  if (rowTop + rowHeight > top + geometry.viewport) return (rowTop + rowHeight - geometry.viewport) / factor;
  return scrollTop;
}

/** How many whole rows a screenful moves by: one less than fit, so that one stays to hold on to. */
export function screenful({ viewport }: Geometry): number {
  return Math.max(1, Math.floor(viewport / rowHeight) - 1);
}
