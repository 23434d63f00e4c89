import type { AccountStatus, Tenant } from './tenant.ts';
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
  readonly subaccounts: number;
  /** In each of them. */
  readonly subaccountRecordings: number;
  /** Of the main account in region ie1; with 0 it is in us1 only. */
  readonly elsewhere: number;
  /** UTC seconds: the moment the worlds were made. */
  readonly anchor: number;
  readonly kind: WorldPlan['kind'];
  /** Seconds of every recording; null draws each its own. */
  readonly duration: number | null;
};

const day = 86_400;
const demoKeys = readDemoKeys();

type Founding = {
  readonly seed: number;
  /** Where it is the other region of an account that is there already. */
  readonly sid: string | null;
  readonly region: Tenant['region'];
  readonly friendlyName: string;
  readonly recordings: number;
  readonly ownerSid: string | null;
};

function createTenant(origins: Origins, founding: Founding): Tenant {
  const { seed, region, recordings } = founding;
  const sid = founding.sid ?? sidOf(seed, 'AC', 1);
  const keys = { lost: sidOf(seed, 'CR', 1), earlier: sidOf(seed, 'CR', 2), current: sidOf(seed, 'CR', 3) };
  const { anchor, kind, duration } = origins;
  const plan: WorldPlan = { seed, account: sid, recordings, anchor, kind, duration, keys };
  const age = { lost: 0.8, earlier: 0.75, current: 0.4 };
  const registered = demoKeys.map(({ name, friendlyName: keyName, publicKeyPem: material }) => {
    const at = Math.floor(anchor - age[name] * daysOf(plan) * day);
    return { sid: keys[name], friendlyName: keyName, material, createdAt: at, updatedAt: at };
  });
  let authToken = secretOf(seed, 1);
  let status: AccountStatus = 'active';
  return {
    name: region === 'us1' ? sid : `${sid}@${region}`,
    sid,
    region,
    friendlyName: founding.friendlyName,
    ownerSid: founding.ownerSid ?? sid,
    createdAt: Math.floor(anchor - 2 * daysOf(plan) * day),
    get authToken() {
      return authToken;
    },
    get status() {
      return status;
    },
    replaceToken: (token) => {
      authToken = token;
    },
    become: (next) => {
      status = next;
    },
    apiKey: { sid: sidOf(seed, 'SK', 1), secret: secretOf(seed, 2) },
    mainKey: { sid: sidOf(seed, 'SK', 2), secret: secretOf(seed, 3) },
    world: createWorld(plan),
    shelf: createKeyShelf(registered, keys.current),
    wraps: createContentKeyWraps(seed),
  };
}

const branches = ['Osaka', 'Nagoya', 'Sapporo', 'Fukuoka', 'Sendai', 'Hiroshima'];

/** The first branches have a city's name, the others a number. */
const branchName = (number: number) => `Koekura demo, ${branches[number] ?? `branch ${number + 1}`}`;

/** The main account, its subaccounts, and what the main account has in another region. */
export function createTenants(origins: Origins): [Tenant, Tenant, ...Tenant[]] {
  const seed = seedFrom(origins.seed);
  const own = { sid: null, region: 'us1', ownerSid: null } as const;
  const main = createTenant(origins, {
    ...own,
    seed,
    friendlyName: 'Koekura demo',
    recordings: origins.recordings,
  });
  const subaccount = (number: number) =>
    createTenant(origins, {
      ...own,
      seed: mix(seed + 1 + number),
      friendlyName: branchName(number),
      recordings: origins.subaccountRecordings,
      ownerSid: main.sid,
    });
  const others = Array.from({ length: origins.subaccounts - 1 }, (_, place) => subaccount(place + 1));
  if (origins.elsewhere === 0) return [main, subaccount(0), ...others];
  const { sid, friendlyName } = main;
  const founding = { seed: mix(seed ^ 0x1e1), sid, region: 'ie1', friendlyName, ownerSid: null } as const;
  return [main, subaccount(0), ...others, createTenant(origins, { ...founding, recordings: origins.elsewhere })];
}
