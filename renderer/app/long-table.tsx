import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import classes from './long-table.module.css';

const rowHeight = 28;
const pageRows = 100;
/** Rows in sight at once, at most; a shorter table is as high as its rows. */
const rowsShown = 12;

/** `track`: its width, as a CSS grid track. */
export type LongColumn<Row> = {
  readonly head: string;
  readonly track: string;
  readonly cell: (row: Row) => ReactNode;
};
type LongTable<Row> = {
  readonly label: string;
  readonly rows: number;
  readonly columns: readonly LongColumn<Row>[];
  /** What the pages are known by: another question, other rows. */
  readonly question: readonly unknown[];
  readonly ask: (offset: number, limit: number) => Promise<readonly Row[]>;
};

/** A table of any length: what is in sight is asked for page by page, the rest is only height. */
export function LongTable<Row>({ label, rows, columns, question, ask }: LongTable<Row>) {
  const [top, setTop] = useState(0);
  const gridTemplateColumns = columns.map(({ track }) => track).join(' ');
  const first = Math.min(Math.max(0, Math.floor(top / rowHeight) - 4), Math.max(0, rows - 1));
  const end = Math.min(rows, first + rowsShown + 8);
  const pages = pagesBetween(first, end);
  const found = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...question, page],
      queryFn: () => ask(page * pageRows, pageRows),
      gcTime: 60_000,
    })),
  });
  const rowAt = (place: number) => found[Math.floor(place / pageRows) - (pages[0] ?? 0)]?.data?.[place % pageRows];
  return (
    <div className={classes.table} role="table" aria-label={label} aria-rowcount={rows + 1}>
      <div className={classes.head} role="row" aria-rowindex={1} style={{ gridTemplateColumns }}>
        {columns.map(({ head }) => (
          <span key={head} role="columnheader">
            {head}
          </span>
        ))}
      </div>
      <div
        className={classes.body}
        role="rowgroup"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        style={{ height: Math.min(rows, rowsShown) * rowHeight }}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div className={classes.height} role="presentation" style={{ height: rows * rowHeight }}>
          {Array.from({ length: end - first }, (_, index) => first + index).map((place) => {
            const row = rowAt(place);
            return (
              <div
                key={place}
                className={classes.row}
                role="row"
                aria-rowindex={place + 2}
                aria-busy={row === undefined || undefined}
                style={{ top: place * rowHeight, gridTemplateColumns }}
              >
                {columns.map(({ head, cell }) => (
                  <span key={head} role="cell">
                    {row !== undefined && cell(row)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function pagesBetween(first: number, end: number): number[] {
  const from = Math.floor(first / pageRows);
  const to = Math.floor(Math.max(first, end - 1) / pageRows);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
