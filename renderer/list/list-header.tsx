import { type KeyboardEvent, memo, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../main/contract.ts';
import { type ColumnId, flushRight, moveColumn, resizeColumn, shownColumns } from './columns.ts';
import classes from './list-grid.module.css';
import type { ListSettings } from './list-settings.ts';

type Header = { readonly settings: ListSettings; readonly change: (change: Partial<ListSettings>) => void };

/** How the list is sorted after the head of column `id` is pressed: the other way round, or newest, longest, dearest first. */
export function orderAfterPress(order: Order, id: ColumnId): Order {
  if (order.by === id) return { by: id, descending: !order.descending };
  return { by: id, descending: id === 'time' || flushRight.has(id) };
}

/**
 * The column heads: press to sort, drag to put elsewhere, drag the edge for the width. By keyboard: arrows move between
 * them, Alt+arrows move the column, Shift+arrows widen and narrow it. One of them is in the tab order.
 */
export const ListHeader = memo(function ListHeader({ settings, change }: Header) {
  const { t } = useTranslation(['list', 'recordings']);
  const { layout, order } = settings;
  const shown = shownColumns(layout);
  const [focused, setFocused] = useState<ColumnId>(order.by);
  const [over, setOver] = useState<ColumnId | null>(null);
  const inTabOrder = shown.includes(focused) ? focused : shown[0];

  function pressed(event: KeyboardEvent<HTMLButtonElement>, id: ColumnId, index: number) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = shown[index + step];
    if (event.shiftKey) {
      const width = event.currentTarget.parentElement?.offsetWidth ?? 100;
      change({ layout: resizeColumn(layout, id, width + step * 8) });
    } else if (event.altKey && next !== undefined) {
      change({ layout: moveColumn(layout, id, next) });
    } else if (next !== undefined) {
      setFocused(next);
      document.getElementById(headId(next))?.focus();
    }
  }

  return (
    <div className={classes.header} role="row" aria-rowindex={1}>
      <div className={classes.lead} role="columnheader" aria-colindex={1}>
        <span className="visually-hidden">{t('play')}</span>
      </div>
      {shown.map((id, index) => (
        <div
          key={id}
          className={classes.head}
          role="columnheader"
          aria-colindex={index + 2}
          aria-sort={order.by === id ? (order.descending ? 'descending' : 'ascending') : 'none'}
          data-right={flushRight.has(id) || undefined}
          data-over={over === id || undefined}
          draggable
          onDragStart={(event) => event.dataTransfer.setData('text/x-koekura-column', id)}
          onDragOver={(event) => {
            if (!event.dataTransfer.types.includes('text/x-koekura-column')) return;
            event.preventDefault();
            setOver(id);
          }}
          onDragLeave={() => setOver(null)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(null);
            const dragged = shown.find((one) => one === event.dataTransfer.getData('text/x-koekura-column'));
            if (dragged !== undefined && dragged !== id) change({ layout: moveColumn(layout, dragged, id) });
          }}
        >
          <button
            type="button"
            id={headId(id)}
            className={classes.sort}
            tabIndex={id === inTabOrder ? 0 : -1}
            title={t('sortBy', { column: t(`recordings:columnInFull.${id}`) })}
            onFocus={() => setFocused(id)}
            onClick={() => change({ order: orderAfterPress(order, id) })}
            onKeyDown={(event) => pressed(event, id, index)}
          >
            {t(`recordings:column.${id}`)}
          </button>
          <Edge onWidth={(width) => change({ layout: resizeColumn(layout, id, width) })} />
        </div>
      ))}
    </div>
  );
});

const headId = (id: ColumnId) => `head-${id}`;

/** The right edge of a column head, to drag. */
function Edge({ onWidth }: { readonly onWidth: (width: number) => void }) {
  const drag = (event: PointerEvent<HTMLElement>) => {
    const edge = event.currentTarget;
    const head = edge.parentElement;
    if (event.button !== 0 || head === null) return;
    event.preventDefault();
    const begin = { x: event.clientX, width: head.offsetWidth };
    edge.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => onWidth(begin.width + moved.clientX - begin.x);
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', () => edge.removeEventListener('pointermove', move), { once: true });
  };
  // A head that is dragged by its edge must not be carried off as a column.
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer only; Shift+arrows on the head do the same
    <span className={classes.edge} draggable onDragStart={(event) => event.preventDefault()} onPointerDown={drag} />
  );
}
