import type { FaultBoard } from './faults/fault-board.ts';
import type { Clock } from './state/clock.ts';
import type { History } from './state/history.ts';
import type { Tally } from './state/tally.ts';
import type { Tenant } from './tenant.ts';
import type { TestCredentials } from './wire/door.ts';

/** Where a simulation answers, known once it listens. */
export type Addresses = {
  /** `http://127.0.0.1:PORT`: every host of Twilio's. */
  readonly origin: () => string;
  /** Another host, to which redirects and foreign paging URIs lead. */
  readonly secondOrigin: () => string;
};

/** Everything a route may use. */
export type Simulation = Addresses & {
  readonly tenants: readonly [main: Tenant, subaccount: Tenant, ...others: Tenant[]];
  readonly testCredentials: TestCredentials;
  readonly faults: FaultBoard;
  readonly clock: Clock;
  readonly history: History;
  readonly tally: Tally;
};
