import type { IncomingMessage, ServerResponse } from 'node:http';
import { createTenants, type Origins } from './create-tenant.ts';
import { createFaultBoard, type FaultSetting } from './faults/fault-board.ts';
import { closeServer, listenOnLoopback, originOf } from './listen-on-loopback.ts';
import { serveSecondOrigin } from './second-origin.ts';
import { controlPath, serveControl } from './serve-control.ts';
import { serveTwilio } from './serve-twilio.ts';
import type { Simulation } from './simulation.ts';
import type { SimulatorOptions } from './simulator-options.ts';
import { carryOut } from './state/carry-out.ts';
import { type Clock, createClock } from './state/clock.ts';
import { createHistory } from './state/history.ts';
import { openStateFolder } from './state/state-folder.ts';
import { createTally, type TallyReport } from './state/tally.ts';
import type { TestCredentials } from './wire/door.ts';
import { readDemoKeys } from './world/demo-keys.ts';
import { seedFrom } from './world/mix.ts';
import { type Notable, notablesOf } from './world/notable.ts';
import { secretOf, sidOf } from './world/sid.ts';

/** A private key the account's owner holds. `path` is null unless the simulator keeps its state in a folder. */
export type HeldKey = {
  readonly keySid: string;
  readonly name: string;
  readonly privateKeyPem: string;
  readonly rotatedOut: boolean;
  readonly path: string | null;
};

export type SimulatedAccount = {
  readonly accountSid: string;
  readonly apiKey: { readonly sid: string; readonly secret: string };
  readonly authToken: string;
};

export type Simulator = SimulatedAccount & {
  readonly origin: string;
  /** Where redirects and foreign paging URIs lead. */
  readonly secondOrigin: string;
  readonly subaccount: SimulatedAccount;
  readonly testCredentials: TestCredentials;
  /** The keys of the main account; the lost one is not among them. */
  readonly keys: readonly HeldKey[];
  readonly lostKeySid: string;
  /** SIDs of the recordings the demo world is made for; empty in an ordinary one. */
  readonly notable: Readonly<Partial<Record<Notable, string>>>;
  /** SID of the main account's recording by rank, 0 the newest it began with. */
  readonly sidByRank: (rank: number) => string;
  readonly setFault: (name: string, value: FaultSetting) => void;
  readonly resetFaults: () => void;
  readonly clock: Clock;
  readonly report: () => TallyReport;
  readonly close: () => Promise<void>;
};

function originsFrom(options: SimulatorOptions, anchor: number): Origins {
  return {
    seed: options.seed ?? 'koekura',
    recordings: options.recordings ?? 600,
    subaccountRecordings: options.subaccountRecordings ?? 40,
    anchor,
    kind: options.kind ?? 'demo',
    duration: options.duration ?? null,
  };
}

/** A port for each, and a bug in the simulator is an answer too, not a connection that hangs. */
const orFail =
  (serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
      response.end(`The simulator failed: ${error instanceof Error ? error.stack : error}\n`);
    });
  };

/** Starts a Twilio on 127.0.0.1 and returns what one needs to use it. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const clock = createClock();
  if (options.clock) clock.setOffset(Date.parse(options.clock) / 1000 - Date.now() / 1000);
  const wanted = originsFrom(options, clock.now());
  const { seed, recordings, subaccountRecordings, kind, duration } = options;
  const folder = options.state
    ? openStateFolder(options.state, wanted, { seed, recordings, subaccountRecordings, kind, duration })
    : null;
  const origins = folder?.origins ?? wanted;

  const [main, sub] = createTenants(origins);
  const tenants = [main, sub];
  const faults = createFaultBoard();
  const history = createHistory(
    folder?.past ?? [],
    (happening) => carryOut({ tenants, clock, faults }, happening),
    (happening) => folder?.keep(happening),
  );
  const setFault = (name: string, value: FaultSetting) => history.happen({ what: 'fault-set', name, value });
  if (options.clock)
    history.happen({ what: 'clock-moved', offset: Date.parse(options.clock) / 1000 - Date.now() / 1000 });
  for (const [name, value] of Object.entries(options.faults ?? {})) setFault(name, value);

  const testSeed = seedFrom(`${origins.seed} test`);
  const testCredentials = { accountSid: sidOf(testSeed, 'AC', 1), authToken: secretOf(testSeed, 1) };
  const tally = createTally();
  const simulation: Simulation = {
    tenants,
    faults,
    clock,
    history,
    tally,
    origin: () => originOf(server),
    secondOrigin: () => originOf(secondServer),
  };
  const secondServer = await listenOnLoopback(
    0,
    orFail((request, response) => serveSecondOrigin(request, response, simulation)),
  );
  const server = await listenOnLoopback(
    options.port ?? 0,
    orFail((request, response) =>
      request.url?.startsWith(controlPath)
        ? serveControl(request, response, simulation)
        : serveTwilio(request, response, simulation, testCredentials),
    ),
  );

  const { keys } = main.world.plan;
  const sidByRank = (rank: number) => main.world.recording(origins.recordings - 1 - rank).sid;
  const notable = origins.kind === 'demo' ? notablesOf(origins.recordings) : [];
  const held = readDemoKeys().flatMap(({ name, friendlyName, privateKeyPem }) => {
    if (privateKeyPem === null) return [];
    const path = folder ? folder.writeKey(name, privateKeyPem) : null;
    return [{ keySid: keys[name], name: friendlyName, privateKeyPem, rotatedOut: name !== 'current', path }];
  });
  const accountOf = ({ sid, apiKey, authToken }: typeof main): SimulatedAccount => ({
    accountSid: sid,
    apiKey,
    authToken,
  });
  return {
    ...accountOf(main),
    origin: originOf(server),
    secondOrigin: originOf(secondServer),
    subaccount: accountOf(sub),
    testCredentials,
    keys: held,
    lostKeySid: keys.lost,
    notable: Object.fromEntries(notable.map(([name, rank]) => [name, sidByRank(rank)])),
    sidByRank,
    setFault,
    resetFaults: () => history.happen({ what: 'faults-reset' }),
    clock,
    report: tally.report,
    close: async () => {
      await Promise.all([closeServer(server), closeServer(secondServer)]);
    },
  };
}
