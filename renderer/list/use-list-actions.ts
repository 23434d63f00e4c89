import { type Asked, askFor } from '../plans/ask-for.ts';
import { useListRows } from './list-rows.tsx';
import { countMarked, isMarked, toSelection } from './marking.ts';
import { useListQuestion } from './use-list-question.ts';

/** What can be done with recordings, in the order it is offered; what removes comes last. */
export const listActions = [
  'archive',
  'evacuate',
  'export',
  'hold',
  'remove',
] as const satisfies readonly Asked['what'][];
export type ListAction = (typeof listActions)[number];
type Wanted = Asked['what'];

/** Asks for an action on all that is marked, or on one row that is not. */
export function useListActions() {
  const { marking, known } = useListRows();
  const { filter } = useListQuestion();
  const count = countMarked(marking, known.matching ?? 0);
  const onMarked = (what: Wanted) => {
    if (count === 0) return;
    const sample = known.rowAt(Math.max(0, marking.cursor))?.sid ?? null;
    askFor({ what, selection: toSelection(marking, filter), count, sample });
  };
  const isAmongMarked = (id: number) => count > 1 && isMarked(marking, id);
  return {
    count,
    onMarked,
    /** Whether what is asked for on this row is done with everything marked. */
    isAmongMarked,
    onRow: (what: Wanted, row: { readonly id: number; readonly sid: string }) => {
      if (isAmongMarked(row.id)) onMarked(what);
      else askFor({ what, selection: { kind: 'some', ids: [row.id] }, count: 1, sample: row.sid });
    },
  };
}

const keys: Readonly<Record<string, ListAction>> = { a: 'archive', e: 'evacuate', x: 'export', h: 'hold' };

/** The action a key asks for: Delete, or Ctrl and Shift with a letter. */
export function actionOfKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}): ListAction | null {
  const command = event.ctrlKey || event.metaKey;
  if (event.key === 'Delete' && !command && !event.shiftKey) return 'remove';
  return command && event.shiftKey ? (keys[event.key.toLowerCase()] ?? null) : null;
}
