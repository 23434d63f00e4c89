import type { Server } from 'node:http';
import { type CreatedSimulation, createSimulation } from './create-simulation.ts';
import type { FaultSetting } from './faults/fault-board.ts';
import { closeServer, listenOnLoopback, originOf } from './listen-on-loopback.ts';
import { serveSecondOrigin } from './second-origin.ts';
import { controlPath, serveControl } from './serve-control.ts';
import { serveTwilio } from './serve-twilio.ts';
import type { SimulatorOptions } from './simulator-options.ts';
import { offsetTo } from './state/clock.ts';
import type { TallyReport } from './state/tally.ts';
import type { AccountStatus, Tenant } from './tenant.ts';
import type { TestCredentials } from './wire/door.ts';
import { readDemoKeys } from './world/demo-keys.ts';
import { type Notable, notablesOf } from './world/notable.ts';

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
  readonly mainKey: { readonly sid: string; readonly secret: string };
  readonly authToken: string;
};

/** What one can do to a running simulator without speaking HTTP. */
export type Simulator = SimulatedAccount & {
  readonly origin: string;
  /** Where redirects and foreign paging URIs lead. */
  readonly secondOrigin: string;
  readonly subaccount: SimulatedAccount;
  /** All of them, in the order of the list. */
  readonly subaccounts: readonly SimulatedAccount[];
  /** The main account in region ie1, with the credentials it has there; null where it has nothing there. */
  readonly elsewhere: SimulatedAccount | null;
  readonly setStatus: (account: string, status: AccountStatus) => void;
  readonly replaceToken: (account: string, token: string) => void;
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
  /** UTC seconds. */
  readonly clock: { readonly now: () => number; readonly advance: (seconds: number) => void };
  readonly report: () => TallyReport;
  readonly close: () => Promise<void>;
};

const accountOf = ({ sid, apiKey, mainKey, authToken }: Tenant): SimulatedAccount => ({
  accountSid: sid,
  apiKey,
  mainKey,
  authToken,
});

function heldKeys({ simulation, folder }: CreatedSimulation): HeldKey[] {
  const { keys } = simulation.tenants[0].world.plan;
  return readDemoKeys().flatMap(({ name, friendlyName, privateKeyPem }) => {
    if (privateKeyPem === null) return [];
    const path = folder ? folder.writeKey(name, privateKeyPem) : null;
    return [{ keySid: keys[name], name: friendlyName, privateKeyPem, rotatedOut: name !== 'current', path }];
  });
}

function present(created: CreatedSimulation, servers: readonly Server[]): Simulator {
  const { simulation, origins } = created;
  const { tenants, history, clock, tally, testCredentials } = simulation;
  const [main, subaccount] = tenants;
  const abroad = tenants.find(({ region }) => region !== 'us1');
  const sidByRank = (rank: number) => main.world.recording(origins.recordings - 1 - rank).sid;
  const notable = origins.kind === 'demo' ? notablesOf(origins.recordings) : [];
  return {
    ...accountOf(main),
    origin: simulation.origin(),
    secondOrigin: simulation.secondOrigin(),
    subaccount: accountOf(subaccount),
    subaccounts: tenants.filter(({ sid, ownerSid }) => sid !== ownerSid).map(accountOf),
    elsewhere: abroad ? accountOf(abroad) : null,
    setStatus: (account, status) => history.happen({ what: 'status-changed', account, status, at: clock.now() }),
    replaceToken: (account, token) => history.happen({ what: 'token-replaced', account, token, at: clock.now() }),
    testCredentials,
    keys: heldKeys(created),
    lostKeySid: main.world.plan.keys.lost,
    notable: Object.fromEntries(notable.map(([name, rank]) => [name, sidByRank(rank)])),
    sidByRank,
    setFault: (name, value) => history.happen({ what: 'fault-set', name, value }),
    resetFaults: () => history.happen({ what: 'faults-reset' }),
    clock: {
      now: clock.now,
      advance: (seconds) => history.happen({ what: 'clock-moved', offset: offsetTo(clock.now() + seconds) }),
    },
    report: tally.report,
    close: async () => {
      await Promise.all(servers.map(closeServer));
    },
  };
}

/** Starts a Twilio on 127.0.0.1 and returns what one needs to use it. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const created = createSimulation(options, {
    origin: () => originOf(server),
    secondOrigin: () => originOf(secondServer),
  });
  const { simulation } = created;
  const secondServer = await listenOnLoopback(0, (request, response) =>
    serveSecondOrigin(request, response, simulation),
  );
  const server = await listenOnLoopback(options.port ?? 0, (request, response) => {
    const serve = request.url?.startsWith(controlPath) ? serveControl : serveTwilio;
    return serve(request, response, simulation);
  }).catch(async (error: unknown) => {
    await closeServer(secondServer);
    throw error;
  });
  return present(created, [server, secondServer]);
}
