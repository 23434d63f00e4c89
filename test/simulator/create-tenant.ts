import type { Tenant } from './tenant.ts';
import { createContentKeyWraps } from './world/content-keys.ts';
import { readDemoKeys } from './world/demo-keys.ts';
import { createKeyShelf } from './world/key-shelf.ts';
import { mix, seedFrom } from './world/mix.ts';
import { secretOf, sidOf } from './world/sid.ts';
import { createWorld } from './world/world.ts';
import { daysOf, type WorldPlan } from './world/world-plan.ts';

/** What the worlds of a simulator are made from. The same origins give the same accounts, keys and recordings. */
export type Origins = {
  readonly seed: string;
  /** In the main account. */
  readonly recordings: number;
  readonly subaccountRecordings: number;
  /** UTC seconds: the moment the worlds were made. */
  readonly anchor: number;
  readonly kind: WorldPlan['kind'];
  /** Seconds of every recording; null draws each its own. */
  readonly duration: number | null;
};

const day = 86_400;

function createTenant(
  origins: Origins,
  seed: number,
  friendlyName: string,
  recordings: number,
  ownerSid: string | null,
): Tenant {
  const sid = sidOf(seed, 'AC', 1);
  const keys = { lost: sidOf(seed, 'CR', 1), earlier: sidOf(seed, 'CR', 2), current: sidOf(seed, 'CR', 3) };
  const { anchor, kind, duration } = origins;
  const plan: WorldPlan = { seed, account: sid, recordings, anchor, kind, duration, keys };
  const age = { lost: 0.8, earlier: 0.75, current: 0.4 };
  const registered = readDemoKeys().map(({ name, friendlyName: keyName, publicKeyPem: material }) => {
    const at = Math.floor(anchor - age[name] * daysOf(plan) * day);
    return { sid: keys[name], friendlyName: keyName, material, createdAt: at, updatedAt: at };
  });
  return {
    sid,
    friendlyName,
    ownerSid: ownerSid ?? sid,
    createdAt: Math.floor(anchor - 2 * daysOf(plan) * day),
    authToken: secretOf(seed, 1),
    apiKey: { sid: sidOf(seed, 'SK', 1), secret: secretOf(seed, 2) },
    world: createWorld(plan),
    shelf: createKeyShelf(registered, keys.current),
    wraps: createContentKeyWraps(seed),
  };
}

/** The main account, and one subaccount of it. */
export function createTenants(origins: Origins): [Tenant, Tenant] {
  const seed = seedFrom(origins.seed);
  const main = createTenant(origins, seed, 'Koekura demo', origins.recordings, null);
  const sub = createTenant(origins, mix(seed + 1), 'Koekura demo, Osaka', origins.subaccountRecordings, main.sid);
  return [main, sub];
}
