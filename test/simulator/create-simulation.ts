import { createTenants, type Origins } from './create-tenant.ts';
import { createFaultBoard } from './faults/fault-board.ts';
import type { Addresses, Simulation } from './simulation.ts';
import type { SimulatorOptions } from './simulator-options.ts';
import { carryOut } from './state/carry-out.ts';
import { createClock, offsetTo } from './state/clock.ts';
import { createHistory } from './state/history.ts';
import { openStateFolder, type StateFolder } from './state/state-folder.ts';
import { createTally } from './state/tally.ts';
import type { TestCredentials } from './wire/door.ts';
import { seedFrom } from './world/mix.ts';
import { secretOf, sidOf } from './world/sid.ts';

export type CreatedSimulation = {
  readonly simulation: Simulation;
  readonly origins: Origins;
  /** Null when nothing is to survive a restart. */
  readonly folder: StateFolder | null;
};

function originsFrom(options: SimulatorOptions, anchor: number): Origins {
  return {
    seed: options.seed ?? 'koekura',
    recordings: options.recordings ?? 600,
    subaccounts: options.subaccounts ?? 1,
    subaccountRecordings: options.subaccountRecordings ?? 40,
    elsewhere: options.elsewhere ?? 0,
    anchor,
    kind: options.kind ?? 'demo',
    duration: options.duration ?? null,
  };
}

function testCredentialsOf(origins: Origins): TestCredentials {
  const seed = seedFrom(`${origins.seed} test`);
  return { accountSid: sidOf(seed, 'AC', 1), authToken: secretOf(seed, 1) };
}

/** Makes the worlds, and all that happened to them before if there is a state. */
export function createSimulation(options: SimulatorOptions, addresses: Addresses): CreatedSimulation {
  const clock = createClock();
  const clockOffset = options.clock === undefined ? null : offsetTo(Date.parse(options.clock) / 1000);
  clock.setOffset(clockOffset ?? 0);
  const wanted = originsFrom(options, clock.now());
  const { seed, recordings, subaccounts, subaccountRecordings, elsewhere, kind, duration } = options;
  const asked = { seed, recordings, subaccounts, subaccountRecordings, elsewhere, kind, duration };
  const folder = options.state ? openStateFolder(options.state, wanted, asked) : null;
  const origins = folder?.origins ?? wanted;

  const tenants = createTenants(origins);
  const faults = createFaultBoard();
  const history = createHistory(
    folder?.past ?? [],
    (happening) => carryOut({ tenants, clock, faults }, happening),
    (happening) => folder?.keep(happening),
  );
  if (clockOffset !== null) history.happen({ what: 'clock-moved', offset: clockOffset });
  // Faults given at the start last as long as this run; those set while it runs are kept.
  for (const [name, value] of Object.entries(options.faults ?? {})) faults.set(name, value);

  const testCredentials = testCredentialsOf(origins);
  const simulation = { ...addresses, tenants, testCredentials, faults, clock, history, tally: createTally() };
  return { simulation, origins, folder };
}
