/** What was asked of the simulator, for tests to look at. */
export type Tally = {
  /** Notes a request and returns its number, from 1. */
  readonly begin: (kind: string, account: string) => number;
  readonly end: (account: string) => void;
  readonly inFlight: (account: string) => number;
  readonly noteRefusal: () => void;
  readonly noteSecondOrigin: (request: SecondOriginRequest) => void;
  readonly report: () => TallyReport;
};

export type SecondOriginRequest = { readonly path: string; readonly authorization: string | null };

export type TallyReport = {
  readonly requests: Readonly<Record<string, number>>;
  readonly mostInFlight: number;
  /** Requests answered 429. */
  readonly refused: number;
  /** Requests that reached the second origin; `authorization` must never be anything but null. */
  readonly secondOrigin: readonly SecondOriginRequest[];
};

export function createTally(): Tally {
  const requests = new Map<string, number>();
  const running = new Map<string, number>();
  const secondOrigin: SecondOriginRequest[] = [];
  let total = 0;
  let mostInFlight = 0;
  let refused = 0;
  return {
    begin: (kind, account) => {
      requests.set(kind, (requests.get(kind) ?? 0) + 1);
      const now = (running.get(account) ?? 0) + 1;
      running.set(account, now);
      mostInFlight = Math.max(mostInFlight, now);
      total += 1;
      return total;
    },
    end: (account) => void running.set(account, (running.get(account) ?? 1) - 1),
    inFlight: (account) => running.get(account) ?? 0,
    noteRefusal: () => {
      refused += 1;
    },
    noteSecondOrigin: (request) => void secondOrigin.push(request),
    report: () => ({ requests: Object.fromEntries(requests), mostInFlight, refused, secondOrigin }),
  };
}
