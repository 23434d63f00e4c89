import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchParts } from '../../main/batch/batch-parts.ts';
import { journalPiece } from '../../main/batch/fill-journal.ts';
import { openRecord } from '../../main/database/open-record.ts';
import { isHeldAt, isLeftOut, type KillPoint, type LifeOrders } from './life-orders.ts';
import { batchOptions, batchWorld, newBatches, readIntoWorld } from './new-batches.ts';

/**
 * One life of the program as far as batches go, as a process of its own that can be killed: it goes on with the batch of
 * its folder, or begins it, and says when it is over. `killAt` ends it by itself at the n-th passing of a point.
 */
async function live(orders: LifeOrders): Promise<void> {
  const { folder, remote } = orders;
  const world = batchWorld();
  const sidsPath = join(folder, 'sids.json');
  const first = !existsSync(sidsPath);
  const recordingsPath = join(folder, 'recordings.json');
  if (first) {
    const sids = await readIntoWorld(remote, world);
    writeFileSync(recordingsPath, JSON.stringify([...world.recordings]));
    writeFileSync(sidsPath, JSON.stringify(sids));
  }
  // The plan is of the first life; the index is of this one.
  world.recordings.clear();
  for (const [sid, wanted] of JSON.parse(readFileSync(recordingsPath, 'utf8'))) world.recordings.set(sid, wanted);
  const sids = JSON.parse(readFileSync(sidsPath, 'utf8')) as string[];
  const record = openRecord(join(folder, 'record.db'));
  const made = newBatches(record, folder, remote, world, withKill(orders.killAt));
  const plan = made.plan(
    'evacuate',
    sids.filter((_, place) => !isLeftOut(place, orders)),
  );
  for (const [place, sid] of sids.entries()) if (isHeldAt(place, orders)) world.holds.set(sid, ['a lawsuit']);
  if (!first) await readIntoWorld(remote, world);
  const [known] = made.batches.list();
  const options = batchOptions({ ceiling: orders.ceiling });
  const doable = sids.filter((_, place) => !isLeftOut(place, orders)).length;
  // The holds came after the plan, so that the gate has to see them.
  const batch = known ?? (await startUnheld());
  async function startUnheld() {
    const holds = [...world.holds];
    world.holds.clear();
    const started = await made.batches.start({ plan, options, typed: doable });
    for (const [sid, reasons] of holds) world.holds.set(sid, reasons);
    return started;
  }
  process.send?.({ said: 'working' });
  await made.batches.resume(batch.batch);
  for (;;) {
    const { state, counts } = made.batches.read(batch.batch);
    if (state === 'finished' || state === 'stopped') {
      await made.close();
      record.close();
      process.send?.({ said: 'over', state, counts, batch: batch.batch });
      process.disconnect?.();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Parts that end the process at a point. Only the tests have such points: what ships has none. */
function withKill(killAt: LifeOrders['killAt']): (parts: BatchParts) => BatchParts {
  if (killAt === null) return (parts) => parts;
  let passed = 0;
  const at = (point: KillPoint): void => {
    if (point !== killAt.point) return;
    passed += 1;
    if (passed === killAt.passing) process.kill(process.pid, 'SIGKILL');
  };
  return (parts) => {
    const { ledger, twilio, copies, plans } = parts;
    let owing = false;
    /** Outcomes are written with what begins next, or by themselves. */
    const afterOutcomes = () => {
      if (owing) at('after an outcome');
      owing = false;
    };
    return {
      ...parts,
      plans: {
        ...plans,
        items: async (plan, from, limit) => {
          // Pieces small enough for a journal of some dozen rows to be half filled.
          const filling = limit === journalPiece;
          if (filling && from > 0) at('journal half filled');
          return plans.items(plan, from, filling ? 10 : limit);
        },
      },
      ledger: {
        ...ledger,
        begin: (deeds, also) => {
          const whats = new Set(deeds.map(({ what }) => what));
          if (whats.has('recording-archived')) at('before the intent to copy');
          if (whats.has('remote-copy-removed')) at('before the intent to remove');
          const numbers = ledger.begin(deeds, (given) => {
            also(given);
            at('inside the commit of an intent');
          });
          afterOutcomes();
          if (whats.has('recording-archived')) at('after the intent to copy');
          if (whats.has('remote-copy-removed')) at('after the intent to remove');
          return numbers;
        },
        owe: (ended, also) => {
          const whats = new Set(ended.map(({ what }) => what));
          if (whats.has('recording-archived')) at('copy made, outcome not written');
          if (whats.has('remote-copy-removed')) at('answered, outcome not written');
          ledger.owe(ended, () => {
            also();
            at('inside the commit of an outcome');
          });
          owing = true;
        },
        settle: () => {
          ledger.settle();
          afterOutcomes();
        },
      },
      twilio: {
        ...twilio,
        remove: (login, sid, lastWord, signal) => {
          const last = () => {
            lastWord();
            // The request is written in this turn of the loop; the process ends in the next.
            setImmediate(() => at('as the request leaves'));
          };
          return twilio.remove(login, sid, last, signal);
        },
      },
      copies: {
        ...copies,
        writeManifests: async (archive, batch, made, signal) => {
          at('before the manifests');
          await copies.writeManifests(archive, batch, made, signal);
          at('after the manifests');
        },
      },
    };
  };
}

process.once('message', (orders) => void live(orders as LifeOrders));
