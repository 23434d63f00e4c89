import type { FaultBoard } from '../faults/fault-board.ts';
import type { Tenant } from '../tenant.ts';
import type { Clock } from './clock.ts';
import type { Happening } from './happening.ts';

type Affected = { readonly tenants: readonly Tenant[]; readonly clock: Clock; readonly faults: FaultBoard };
type OfAnAccount = Extract<Happening, { account: string }>;

function befall(tenant: Tenant, happening: OfAnAccount): void {
  const { world, shelf } = tenant;
  const { what, at } = happening;
  if (what === 'recording-removed') world.remove(happening.number, at);
  else if (what === 'derived-removed') world.removeDerived(happening.sid);
  else if (what === 'recording-arrived') world.arrive({ createdAt: at, keySid: happening.keySid });
  else if (what === 'call-removed') world.removeCall(happening.number);
  else if (what === 'status-changed') tenant.become(happening.status);
  else if (what === 'token-replaced') tenant.replaceToken(happening.token);
  else if (what === 'key-added') {
    const { sid, friendlyName, material } = happening;
    shelf.add({ sid, friendlyName, material, createdAt: at, updatedAt: at });
  } else if (what === 'key-renamed') shelf.rename(happening.sid, happening.friendlyName, at);
  else if (what === 'key-removed') shelf.remove(happening.sid);
  else shelf.configure(happening.sid);
}

/** Makes a happening true. The only place where a running simulation changes. */
export function carryOut({ tenants, clock, faults }: Affected, happening: Happening): void {
  if (happening.what === 'clock-moved') clock.setOffset(happening.offset);
  else if (happening.what === 'fault-set') faults.set(happening.name, happening.value);
  else if (happening.what === 'faults-reset') faults.reset();
  else {
    const tenant = tenants.find(({ name }) => name === happening.account);
    if (!tenant) throw new Error(`The state tells of an account ${happening.account}, which is not in this simulator`);
    befall(tenant, happening);
  }
}
