import { memo, type ReactNode } from 'react';
import type { Recording } from '../../main/contract.ts';
import { type ColumnId, flushRight } from './columns.ts';
import classes from './list-grid.module.css';
import { spellNumber } from './spell-number.ts';
import type { RowLook } from './use-row-look.ts';

type Row = {
  readonly row: Recording | undefined;
  readonly position: number;
  readonly shown: readonly ColumnId[];
  readonly look: RowLook;
  readonly marked: boolean;
  readonly current: boolean;
  readonly playing: boolean;
};

/** The element id of the row at `position`: what the grid says is active. */
export const rowElementId = (position: number) => `recording-${position}`;

/** One recording, one line. Plain elements and no state: hundreds of these are made a second while scrolling. */
export const ListRow = memo(function ListRow({ row, position, shown, look, marked, current, playing }: Row) {
  return (
    <div
      className={classes.row}
      role="row"
      id={rowElementId(position)}
      aria-rowindex={position + 2}
      aria-selected={marked}
      aria-busy={row === undefined || undefined}
      data-position={position}
      data-current={current || undefined}
      data-playing={playing || undefined}
      data-colour={row && look.accounts.size > 1 ? look.accounts.get(row.account)?.colour : undefined}
      data-silent={(row !== undefined && row.whereabouts === 'nowhere' && row.archived === 'no') || undefined}
    >
      <div className={classes.lead} role="gridcell" aria-colindex={1}>
        <span className={classes.play} data-play="" />
      </div>
      {(row === undefined ? [] : shown).map((id, index) => (
        <div
          key={id}
          className={flushRight.has(id) ? classes.flushRight : classes.cell}
          role="gridcell"
          aria-colindex={index + 2}
          data-column={id}
        >
          {row !== undefined && cell(id, row, look)}
        </div>
      ))}
    </div>
  );
});

function cell(id: ColumnId, row: Recording, look: RowLook): ReactNode {
  switch (id) {
    case 'time':
      return look.formats.time(row.startedAt);
    case 'from':
      return number(row.from, look);
    case 'to':
      return number(row.to, look);
    case 'direction':
      return row.direction === null ? null : quiet(look.words.word('direction', row.direction));
    case 'duration':
      return row.duration === null ? null : look.formats.length(row.duration);
    case 'channels':
      return row.channels;
    case 'source':
      return row.source === null ? null : quiet(look.words.word('source', row.source));
    case 'status':
      return (
        <>
          {row.held && <span className={classes.held} title={look.text.held} role="img" aria-label={look.text.held} />}
          {state(row, look)}
        </>
      );
    case 'key':
      return encryption(row, look);
    case 'price':
      return row.price === null ? null : look.formats.money(row.price, row.priceUnit);
    case 'account':
      return account(row, look);
  }
}

const quiet = (text: string) => <span className={classes.quiet}>{text}</span>;

function number(value: string | null, look: RowLook): ReactNode {
  return value === null ? quiet(look.text.unknown) : <span title={value}>{spellNumber(value)}</span>;
}

function state(row: Recording, look: RowLook): ReactNode {
  if (row.archived === 'verified' && row.status === 'completed')
    return <span className={classes.archived}>{look.words.word('archived', 'verified')}</span>;
  if (row.status === 'completed') {
    return quiet(
      row.archived === 'unverified'
        ? look.words.word('archived', 'unverified')
        : row.whereabouts === 'elsewhere'
          ? look.words.word('whereabouts', 'elsewhere')
          : look.words.word('status', row.status),
    );
  }
  const running = row.status === 'in-progress' || row.status === 'processing' || row.status === 'paused';
  return <span className={running ? classes.running : undefined}>{look.words.word('status', row.status)}</span>;
}

function encryption(row: Recording, look: RowLook): ReactNode {
  if (!row.encrypted) return row.whereabouts === 'nowhere' ? null : quiet(look.text.plain);
  const { keySid } = row;
  if (keySid !== null && look.missingKeys.has(keySid)) {
    return (
      <span className={classes.noKey} title={keySid}>
        {look.text.noKey} <span className={classes.tail}>{tail(keySid)}</span>
      </span>
    );
  }
  const name = keySid === null ? '' : (look.keyNames.get(keySid) ?? tail(keySid));
  return (
    <span className={classes.locked} title={keySid ?? undefined}>
      {name}
    </span>
  );
}

/** Enough of a SID to tell it from others by. */
const tail = (sid: string) => `CR…${sid.slice(-4)}`;

function account(row: Recording, look: RowLook): ReactNode {
  const known = look.accounts.get(row.account);
  return (
    <span className={classes.account} data-colour={known?.colour}>
      {known?.name ?? `AC…${row.account.slice(-4)}`}
    </span>
  );
}
