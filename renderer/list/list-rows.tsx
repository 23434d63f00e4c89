import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { Recording } from '../../main/contract.ts';
import { call, listen } from '../call.ts';
import { asFailure } from '../failure/as-failure.ts';
import { type Marking, mark, nothingMarked } from './marking.ts';
import { createRecordingPages, type KnownRows } from './recording-pages.ts';
import { useListQuestion } from './use-list-question.ts';

export type ListRows = {
  readonly known: KnownRows;
  /** Changes whenever something else is asked: the list then starts at its top. */
  readonly question: string;
  readonly marking: Marking;
  readonly see: (first: number, end: number) => void;
  readonly retry: () => void;
  readonly choose: (position: number) => void;
  readonly toggle: (position: number) => void;
  readonly stand: (position: number) => void;
  /** Marks from the anchor to `position`; `add` keeps what was marked before. */
  readonly extend: (position: number, add: boolean) => void;
  readonly markAll: () => void;
  readonly clear: () => void;
  /** The row the keyboard stands on, when it is known. */
  readonly current: Recording | null;
};

const Rows = createContext<ListRows | null>(null);

export function useListRows(): ListRows {
  const rows = useContext(Rows);
  if (rows === null) throw new Error('the list is not here');
  return rows;
}

/** Holds the rows of the question being asked and what is marked in them. */
export function ListRowsProvider({ children }: { readonly children: ReactNode }) {
  const { filter, settings } = useListQuestion();
  const { order } = settings;
  const question = JSON.stringify({ filter, order });
  const pages = useMemo(() => {
    const asked = JSON.parse(question) as { filter: typeof filter; order: typeof order };
    return createRecordingPages((offset, limit) => call('recordings.page', { ...asked, offset, limit }), asFailure);
  }, [question]);
  const learned = useSyncExternalStore(pages.subscribe, pages.known);
  const known = useLastAnswered(learned);
  const [marking, dispatch] = useReducer(mark, nothingMarked);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question, another list: nothing of it is marked yet
  useEffect(() => dispatch({ do: 'reset' }), [question]);
  useEffect(() => {
    pages.see(0, 1);
    return listen('recordings.changed', pages.renew);
  }, [pages]);

  const rowAt = learned.rowAt;
  const latest = useRef({ marking, rowAt });
  latest.current = { marking, rowAt };
  const extending = useRef(0);

  const idAt = useCallback((position: number) => latest.current.rowAt(position)?.id ?? null, []);
  const choose = useCallback((position: number) => dispatch({ do: 'choose', position, id: idAt(position) }), [idAt]);
  const stand = useCallback((position: number) => dispatch({ do: 'stand', position }), []);
  const toggle = useCallback(
    (position: number) => {
      const id = idAt(position);
      if (id !== null) dispatch({ do: 'toggle', position, id });
    },
    [idAt],
  );
  const extend = useCallback(
    async (position: number, add: boolean) => {
      const serial = ++extending.current;
      const anchor = Math.max(0, latest.current.marking.anchor);
      dispatch({ do: 'stand', position });
      const [first, last] = anchor < position ? [anchor, position] : [position, anchor];
      const here = knownIds(latest.current.rowAt, first, last);
      const asked = JSON.parse(question) as { filter: typeof filter; order: typeof order };
      const ids =
        here ??
        (await call('recordings.ids', { ...asked, offset: first, limit: Math.min(1_000_000, last - first + 1) })).ids;
      if (serial === extending.current) dispatch({ do: 'extend', position, ids, add });
    },
    [question],
  );
  const markAll = useCallback(() => dispatch({ do: 'all' }), []);
  const clear = useCallback(() => dispatch({ do: 'clear' }), []);

  const current = learned.rowAt(marking.cursor) ?? null;
  const value = useMemo<ListRows>(
    () => ({
      known,
      question,
      marking,
      see: pages.see,
      retry: pages.renew,
      choose,
      toggle,
      stand,
      extend: (position, add) => void extend(position, add).catch(() => undefined),
      markAll,
      clear,
      current,
    }),
    [known, question, marking, pages, choose, toggle, stand, extend, markAll, clear, current],
  );
  return <Rows value={value}>{children}</Rows>;
}

/** Until another question is answered, the rows of the last one stay: an empty list in between would only flicker. */
function useLastAnswered(learned: KnownRows): KnownRows {
  const answered = useRef(learned);
  if (learned.matching !== null || learned.failure !== null) answered.current = learned;
  return answered.current;
}

/** The ids of a short range when every row of it is at hand. */
function knownIds(rowAt: KnownRows['rowAt'], first: number, last: number): number[] | null {
  if (last - first > 1000) return null;
  const ids: number[] = [];
  for (let position = first; position <= last; position++) {
    const row = rowAt(position);
    if (row === undefined) return null;
    ids.push(row.id);
  }
  return ids;
}
