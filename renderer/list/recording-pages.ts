import type { CallAnswer, FailureAnswer, Recording } from '../../main/contract.ts';

/** Rows asked for at once. */
export const pageSize = 128;
/** Pages kept; the longest known go first. */
const mostKept = 48;
/** Rows before and after those in sight that are asked for along with them. */
const ahead = 40;
/** How long (ms) a leap to unknown rows must rest before they are asked for: a dragged scrollbar passes thousands. */
const rest = 50;
/** Pages on their way at once: more would only queue up behind a scroll that has moved on. */
const mostUnderWay = 2;

type Page = CallAnswer<'recordings.page'>;

/** What the list knows so far of one question (filter and order). A new value each time something was learned. */
export type KnownRows = {
  /** Null until the first answer. */
  readonly matching: number | null;
  readonly seconds: number;
  readonly failure: FailureAnswer | null;
  readonly rowAt: (position: number) => Recording | undefined;
};

export type RecordingPages = {
  readonly subscribe: (changed: () => void) => () => void;
  readonly known: () => KnownRows;
  /** Says which rows are in sight; asks for those not yet known, what is in sight first. */
  readonly see: (first: number, end: number) => void;
  /** Main has newer rows: those in sight are asked for again and stay as they are until the answer comes. */
  readonly renew: () => void;
};

/** Holds the pages of one question. `ask` fetches one; what it rejects with, `explain` makes a failure of. */
export function createRecordingPages(
  ask: (offset: number, limit: number) => Promise<Page>,
  explain: (error: unknown) => FailureAnswer,
): RecordingPages {
  const pages = new Map<number, { readonly rows: readonly Recording[]; readonly age: number }>();
  const underWay = new Set<number>();
  const listeners = new Set<() => void>();
  let age = 0;
  let seen = { first: 0, end: 1 };
  let resting: ReturnType<typeof setTimeout> | undefined;
  const rowAt = (position: number) => pages.get(Math.floor(position / pageSize))?.rows[position % pageSize];
  let known: KnownRows = { matching: null, seconds: 0, failure: null, rowAt };

  function learn(news: Partial<KnownRows>): void {
    known = { ...known, ...news };
    for (const listener of listeners) listener();
  }

  function wanted(): number | undefined {
    const inSight = Math.floor(seen.first / pageSize);
    const first = Math.max(0, Math.floor((seen.first - ahead) / pageSize));
    const last = Math.floor(Math.max(seen.first, seen.end - 1 + ahead) / pageSize);
    for (const page of [...span(inSight, last), ...span(first, inSight - 1)]) {
      if (underWay.has(page) || (pages.get(page)?.age ?? -1) >= age) continue;
      if (known.matching !== null && page > 0 && page * pageSize >= known.matching) continue;
      return page;
    }
    return undefined;
  }

  function fetchWanted(): void {
    if (known.failure !== null) return;
    for (let page = wanted(); page !== undefined && underWay.size < mostUnderWay; page = wanted()) void fetchPage(page);
  }

  async function fetchPage(page: number): Promise<void> {
    const asked = age;
    underWay.add(page);
    try {
      const { rows, matching, seconds } = await ask(page * pageSize, pageSize);
      pages.delete(page);
      pages.set(page, { rows, age: asked });
      for (const oldest of pages.keys()) {
        if (pages.size <= mostKept) break;
        pages.delete(oldest);
      }
      learn({ matching, seconds });
    } catch (error) {
      learn({ failure: explain(error) });
    } finally {
      underWay.delete(page);
      fetchWanted();
    }
  }

  return {
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    known: () => known,
    see: (first, end) => {
      const leapt = known.matching !== null && rowAt(first) === undefined && rowAt(end - 1) === undefined;
      seen = { first, end };
      clearTimeout(resting);
      if (leapt) resting = setTimeout(fetchWanted, rest);
      else fetchWanted();
    },
    renew: () => {
      age++;
      if (known.failure !== null) learn({ failure: null });
      fetchWanted();
    },
  };
}

const span = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
