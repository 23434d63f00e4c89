import type { FaultBoard } from './faults/fault-board.ts';
import type { Clock } from './state/clock.ts';
import type { History } from './state/history.ts';
import type { Tally } from './state/tally.ts';
import type { Tenant } from './tenant.ts';

/** Everything a route may use. */
export type Simulation = {
  readonly tenants: readonly Tenant[];
  readonly faults: FaultBoard;
  readonly clock: Clock;
  readonly history: History;
  readonly tally: Tally;
  /** Where this simulator answers: `http://127.0.0.1:PORT`. */
  readonly origin: () => string;
  /** Where the second origin does, to which redirects and foreign paging lead. */
  readonly secondOrigin: () => string;
};
