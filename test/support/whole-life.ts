import { setTimeout } from 'node:timers/promises';
import { compose, type Program } from '../../main/compose.ts';
import type { Batch, PlanKind } from '../../main/contract.ts';
import { connectDemo } from '../../main/development/connect-demo.ts';
import { memoryKeychain } from '../../main/keychain/keychain.ts';
import { noPolicy } from '../../main/policy/no-policy.ts';
import { fileKeychain } from './file-keychain.ts';
import { thisBuild } from './this-build.ts';

/** What a life of the whole program, as a process of its own, is to do; every path outlives it. */
export type WholeLifeOrders = {
  readonly profile: string;
  /** The folder that is its archive: made one, or opened. */
  readonly vault: string;
  readonly keychain: string;
  readonly demoFile: string;
  readonly origin: string;
  readonly account: string;
  readonly kind: PlanKind;
  readonly ceiling: number;
  /** Put on hold before the plan is made. */
  readonly held: readonly string[];
  /** Not planned. */
  readonly leftOut: readonly string[];
};

/** It says `ready`, waits to be told to go, says `working`, and in the end what came of it. */
export type WholeLifeWord =
  | { readonly said: 'ready' | 'working' }
  | {
      readonly said: 'over';
      readonly batch: Batch;
      readonly reasons: readonly string[];
      readonly ledger: string;
      readonly archive: string;
      /** Its sockets that wait for others to connect. */
      readonly listening: readonly string[];
    };

/** One life of the program, without its window: goes on with the batch of its profile, or begins it. */
async function live(orders: WholeLifeOrders): Promise<void> {
  const { profile, vault, origin, account } = orders;
  const program = await compose({
    build: thisBuild,
    profile,
    keychain: fileKeychain(orders.keychain),
    session: memoryKeychain(),
    secretsIn: () => 'memory',
    twilioOrigin: new URL(origin),
    policy: noPolicy,
    resolveProxy: async () => 'DIRECT',
    tell: () => {},
    notify: () => {},
  });
  await connectDemo(program, orders.demoFile);
  program.sync.start(account, { whole: true });
  await program.sync.finished(account);
  await program.index.loaded;
  say({ said: 'ready' });
  await new Promise((resolve) => process.once('message', resolve));
  const place = { kind: 'folder', path: vault } as const;
  const { places } = program.archives;
  const [known] = places.rows();
  const { archive } =
    known ??
    (await places.add({ name: 'Vault', place, store: await program.archives.openPlace(place), preflight: [] }));
  const batch = await begin(program, archive, orders);
  say({ said: 'working' });
  for (;;) {
    const now = program.batches.read(batch);
    if (now.finishedAt !== null || now.state === 'stopped') {
      // Before anything is closed: whatever it listens on, it listens on now.
      const listening = process.getActiveResourcesInfo().filter((name) => /server|udp/i.test(name));
      const { state } = await program.guard.verify(() => {});
      const reasons = program.batches
        .reasons(batch)
        .map(({ failure: { code, facts } }) => `${code} ${JSON.stringify(facts)}`);
      await program.close();
      say({ said: 'over', batch: now, reasons, ledger: state, archive, listening });
      process.disconnect?.();
      return;
    }
    await setTimeout(20);
  }
}

async function begin(program: Program, archive: string, orders: WholeLifeOrders): Promise<string> {
  const { batches, plans, holds, index } = program;
  const [under] = batches.list();
  if (under !== undefined) {
    await batches.resume(under.batch);
    return under.batch;
  }
  const idsOf = async (sids: readonly string[]) =>
    Promise.all(sids.map(async (sid) => (await index.details(sid))?.recording.id ?? -1));
  if (orders.held.length > 0) await holds.place({ kind: 'some', ids: await idsOf(orders.held) }, 'a lawsuit');
  const except = await idsOf(orders.leftOut);
  const { kind, ceiling } = orders;
  const { plan, doable } = await plans.make({ kind, archive, selection: { kind: 'all', filter: {}, except } });
  const typed = kind === 'evacuate' ? doable.count : null;
  const { batch } = await batches.start({ plan, options: { ...batches.defaults(), grace: 0, ceiling }, typed });
  return batch;
}

const say = (word: WholeLifeWord) => process.send?.(word);

process.once('message', (orders) => void live(orders as WholeLifeOrders));
