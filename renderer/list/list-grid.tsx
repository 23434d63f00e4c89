import { type CSSProperties, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAwaitedFocus } from '../app/focus-later.ts';
import { usePlaying } from '../app/playing.tsx';
import { shownColumns, widthOf } from './columns.ts';
import classes from './list-grid.module.css';
import { ListHeader } from './list-header.tsx';
import { ListRow, rowElementId } from './list-row.tsx';
import { useListRows } from './list-rows.tsx';
import { isMarked } from './marking.ts';
import { contentHeight, scrollTopFor, seenRows } from './scroll-geometry.ts';
import { listId } from './search-field.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useListQuestion } from './use-list-question.ts';
import { useRowLook } from './use-row-look.ts';

const headerHeight = 32;

/**
 * The list itself. Its rows stand in a layer that stays where the window is looking, and the layer is drawn anew as the
 * list is scrolled: nothing stands millions of pixels away, where Chromium's coordinates lose precision, and no row is
 * ever scrolled into view unpainted. An ARIA grid rather than a table (and so three lint rules are off for it): the grid
 * has the focus, names the active row, and tells how many rows there are beyond those drawn.
 */
export function ListGrid({ onMenu }: { readonly onMenu: (position: number, x: number, y: number) => void }) {
  const { t } = useTranslation('list');
  useAwaitedFocus(listId);
  const { settings, change } = useListQuestion();
  const rows = useListRows();
  const look = useRowLook();
  const playing = usePlaying().recording?.sid;
  const grid = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState(0);
  const [scrollTop, setScrollTop] = useState(0);
  const total = rows.known.matching ?? 0;
  const geometry = { rows: total, viewport };
  const { first, end, shift } = seenRows(geometry, scrollTop);
  const shown = useMemo(() => shownColumns(settings.layout), [settings.layout]);

  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setViewport(Math.max(0, element.clientHeight - headerHeight)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const { see, question } = rows;
  useEffect(() => see(first, Math.max(end, first + 1)), [see, first, end]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at the top
  useLayoutEffect(() => {
    grid.current?.scrollTo({ top: 0 });
  }, [question]);

  const cursor = rows.marking.cursor;
  const latest = useRef(geometry);
  latest.current = geometry;
  const reveal = useCallback((position: number) => {
    const element = grid.current;
    if (element === null) return;
    const top = scrollTopFor(latest.current, element.scrollTop, position);
    if (top !== element.scrollTop) element.scrollTop = top;
  }, []);
  // A shorter list (the player opened below it) must not hide the row one stands on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when the viewport changes
  useLayoutEffect(() => {
    if (cursor >= 0) reveal(cursor);
  }, [cursor, viewport, reveal]);

  const pressed = useGridKeys(geometry, onMenu);
  const pointer = useGridPointer(onMenu);

  return (
    <div
      ref={grid}
      className={classes.grid}
      style={template(settings.layout)}
      role="grid"
      tabIndex={0}
      id={listId}
      aria-label={t('label')}
      aria-rowcount={total + 1}
      aria-colcount={shown.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={cursor >= first && cursor < end ? rowElementId(cursor) : undefined}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      onKeyDown={pressed}
    >
      <div className={classes.headers} role="rowgroup">
        <ListHeader settings={settings} change={change} />
      </div>
      <div className={classes.content} role="rowgroup" style={{ height: contentHeight(geometry) }} {...pointer}>
        <div
          className={classes.layer}
          role="presentation"
          style={{ height: Math.min(viewport, contentHeight(geometry)) }}
        >
          <div className={classes.rows} role="presentation" style={{ transform: `translateY(${-shift}px)` }}>
            {positions(first, end).map((position) => {
              const row = rows.known.rowAt(position);
              return (
                <ListRow
                  key={position}
                  row={row}
                  position={position}
                  shown={shown}
                  look={look}
                  marked={row !== undefined && isMarked(rows.marking, row.id)}
                  current={position === cursor}
                  playing={row !== undefined && row.sid === playing}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

const positions = (first: number, end: number) => Array.from({ length: Math.max(0, end - first) }, (_, n) => first + n);

/** The widths of all columns, for the header and every row alike; numbers take what is left unless they were given a width. */
function template(layout: Parameters<typeof shownColumns>[0]): CSSProperties {
  const tracks = shownColumns(layout).map((id) => {
    const width = widthOf(layout, id);
    const stretches = (id === 'from' || id === 'to') && layout.widths[id] === undefined;
    return stretches ? `minmax(${width}px, 1fr)` : `${width}px`;
  });
  const least = shownColumns(layout).reduce((sum, id) => sum + widthOf(layout, id), 28);
  return { '--columns': `28px ${tracks.join(' ')} minmax(0, auto)`, '--least': `${least}px` } as CSSProperties;
}
