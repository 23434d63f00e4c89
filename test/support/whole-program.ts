import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { compose, type Program } from '../../main/compose.ts';
import type { Batch, BatchOptions, PlanKind } from '../../main/contract.ts';
import { connectDemo } from '../../main/development/connect-demo.ts';
import { demoKeychain } from '../../main/development/demo-keychain.ts';
import { memoryKeychain } from '../../main/keychain/keychain.ts';
import { noPolicy } from '../../main/policy/no-policy.ts';
import type { Simulator } from '../simulator/start-simulator.ts';
import { newFolder } from './new-record.ts';
import { thisBuild } from './this-build.ts';
import { writeDemoFile } from './write-demo-file.ts';

export type Whole = {
  readonly program: Program;
  readonly profile: string;
  /** A plan over everything of the simulator's account that is in the list, carried out to its end. */
  readonly carryOut: (kind: PlanKind, archive: string | null, options?: Partial<BatchOptions>) => Promise<Batch>;
  /** Waits for what goes over an archive. */
  readonly taskOver: (archive: string) => Promise<void>;
};

/** The program whole, without its window, over a simulated Twilio, everything of which is in its list. */
export async function openWhole(simulator: Simulator, policy = noPolicy): Promise<Whole> {
  const whole = await openWholeIn(newFolder(), simulator, policy);
  onTestFinished(whole.program.close);
  return whole;
}

/** The same in a profile of one's own; closing it is the caller's. */
export async function openWholeIn(profile: string, simulator: Simulator, policy = noPolicy): Promise<Whole> {
  const program = await compose({
    build: thisBuild,
    profile,
    keychain: await demoKeychain(),
    session: memoryKeychain(),
    secretsIn: () => 'memory',
    twilioOrigin: new URL(simulator.origin),
    policy,
    resolveProxy: async () => 'DIRECT',
    tell: () => {},
    notify: () => {},
  });
  await connectDemo(program, writeDemoFile(simulator, newFolder()));
  program.sync.start(simulator.accountSid, { whole: true });
  await program.sync.finished(simulator.accountSid);
  await program.index.loaded;
  const { batches, plans, archives } = program;
  return {
    program,
    profile,
    carryOut: async (kind, archive, options = {}) => {
      const { plan, doable } = await plans.make({ kind, archive, selection: { kind: 'all', filter: {}, except: [] } });
      const removes = kind === 'remove' || kind === 'evacuate';
      const { batch } = await batches.start({
        plan,
        options: { ...batches.defaults(), grace: 0, ...options },
        typed: removes ? doable.count : null,
      });
      for (;;) {
        const now = batches.read(batch);
        if (now.finishedAt !== null || now.state === 'stopped') return now;
        await setTimeout(50);
      }
    },
    taskOver: async (archive) => {
      while (archives.tasks.busy(archive)) await setTimeout(20);
    },
  };
}
