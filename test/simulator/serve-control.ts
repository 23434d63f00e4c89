import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultSetting } from './faults/fault-board.ts';
import { createFaultBoard } from './faults/fault-board.ts';
import { serveConsole } from './serve-console.ts';
import type { Simulation } from './simulation.ts';
import { offsetTo } from './state/clock.ts';
import { receiveText } from './wire/receive-text.ts';

/** The simulator's own calls, which Twilio does not have. They need no credentials: it listens on loopback only. */
export const controlPath = '/__simulator/';

type Body = Readonly<Record<string, unknown>>;
type Control = (simulation: Simulation, body: Body) => unknown;

function moveClock({ clock, history }: Simulation, body: Body): unknown {
  const { to, advance } = body;
  const target =
    typeof to === 'string' ? Date.parse(to) / 1000 : typeof advance === 'number' ? clock.now() + advance : Number.NaN;
  if (Number.isNaN(target)) throw new Error('The clock takes {"to": "2026-12-01T00:00:00Z"} or {"advance": seconds}');
  history.happen({ what: 'clock-moved', offset: offsetTo(target) });
  return { now: new Date(clock.now() * 1000).toISOString() };
}

/** Tries all of them before one is set, so that a bad one changes nothing. */
function setFaults({ history, faults }: Simulation, body: Body): unknown {
  const trial = createFaultBoard();
  const wanted = Object.entries(body) as [string, FaultSetting][];
  for (const [name, value] of wanted) trial.set(name, value);
  for (const [name, value] of wanted) history.happen({ what: 'fault-set', name, value });
  return faults.all();
}

/** New recordings, made now and sealed as the account is configured. */
function arrive({ tenants, history, clock }: Simulation, body: Body): unknown {
  const [tenant] = tenants;
  const count = typeof body.count === 'number' ? body.count : 1;
  const sids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const { sid: keySid, fellBack } = tenant.shelf.keyOfNew();
    history.happen({ what: 'recording-arrived', account: tenant.name, at: clock.now(), keySid, fellBack });
    sids.push(tenant.world.recording(tenant.world.count() - 1).sid);
  }
  return { sids };
}

/** Switches Voice Recording Encryption to a registered public key, or off with null. */
function configureEncryption({ tenants, history, clock }: Simulation, body: Body): unknown {
  const [tenant] = tenants;
  const sid = body.publicKeySid;
  if (sid !== null && (typeof sid !== 'string' || !tenant.shelf.find(sid))) {
    throw new Error('Encryption takes {"publicKeySid": "CR…"} of a registered key, or null');
  }
  history.happen({ what: 'encryption-configured', account: tenant.name, sid, at: clock.now() });
  return { publicKeySid: sid };
}

/** What befalls an account: it is suspended, closed or active again, or its Auth Token is replaced. */
function changeAccount({ tenants, history, clock }: Simulation, body: Body): unknown {
  const { sid, status, authToken } = body;
  const account = tenants.find((tenant) => tenant.name === sid)?.name;
  const isStatus = status === 'active' || status === 'suspended' || status === 'closed';
  if (account === undefined || (!isStatus && typeof authToken !== 'string'))
    throw new Error('An account takes {"sid": "AC…"} with "status" (active, suspended, closed) or "authToken"');
  const at = clock.now();
  if (isStatus) history.happen({ what: 'status-changed', account, status, at });
  if (typeof authToken === 'string') history.happen({ what: 'token-replaced', account, token: authToken, at });
  return { sid, status: tenants.find(({ name }) => name === account)?.status };
}

function resetFaults({ history, faults }: Simulation): unknown {
  history.happen({ what: 'faults-reset' });
  return faults.all();
}

function report({ clock, faults, tally, tenants }: Simulation): unknown {
  const accounts = tenants.map(({ sid, world }) => ({ sid, recordings: world.count() }));
  return { now: new Date(clock.now() * 1000).toISOString(), faults: faults.all(), accounts, ...tally.report() };
}

const controls: Readonly<Record<string, Control>> = {
  'GET state': report,
  'POST clock': moveClock,
  'POST faults': setFaults,
  'DELETE faults': resetFaults,
  'POST arrivals': arrive,
  'POST account': changeAccount,
  'POST encryption': configureEncryption,
};

function readJson(text: string): Body {
  const value: unknown = text === '' ? {} : JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('A JSON object was expected');
  return value as Body;
}

/** Answers a control call with JSON; what it cannot do it refuses with 400 and the reason. */
export async function serveControl(
  request: IncomingMessage,
  response: ServerResponse,
  simulation: Simulation,
): Promise<void> {
  const name = new URL(request.url ?? '/', simulation.origin()).pathname.slice(controlPath.length);
  if (name === 'console') return serveConsole(request, response, simulation, { arrive, configureEncryption });
  const control = controls[`${request.method} ${name}`];
  const send = (status: number, value: unknown) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(`${JSON.stringify(value)}\n`);
  };
  if (!control)
    return send(404, { error: `There is no ${request.method} ${name}; there are ${Object.keys(controls).join(', ')}` });
  try {
    send(200, control(simulation, readJson(await receiveText(request))));
  } catch (error) {
    send(400, { error: error instanceof Error ? error.message : String(error) });
  }
}
