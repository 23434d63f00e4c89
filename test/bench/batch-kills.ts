import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conceive, leadLife } from '../support/lead-lives.ts';
import type { LifeOrders } from '../support/life-orders.ts';
import { takeStock } from '../support/take-stock.ts';
import type { Figure } from './figure.ts';
import { startSimulatorProcess } from './sync-simulator.ts';

const kills = 200;
const recordings = 700;
/** A life lasts so many ms at most, from when it begins to work. */
const longest = 160;

/**
 * One evacuation, killed at random moments until it has been killed often enough, then let finish: what is lost, done
 * twice, or removed though it should not be.
 */
export async function measureKills(): Promise<readonly Figure[]> {
  const simulator = await startSimulatorProcess(recordings, 40, ['--duration', '1']);
  const folder = mkdtempSync(join(tmpdir(), 'koekura-kills-'));
  const { origin, account, user, secret } = simulator;
  const remote = { origin, account, user, secret };
  const orders: LifeOrders = { folder, remote, ceiling: 3, holdEvery: 9, leaveEvery: 20, killAt: null };
  try {
    let killed = 0;
    let lives = 0;
    // The next is conceived while the last one lives: what is measured is not how long a process takes to start.
    let next = conceive();
    for (let over = false; !over; lives++) {
      const child = next;
      next = conceive();
      const end = await leadLife(child, orders, killed < kills ? Math.random() * longest : null);
      if (end.over) over = end.state === 'finished';
      else killed += 1;
    }
    next.kill('SIGKILL');
    const stock = await takeStock(orders);
    const how = `an evacuation of ${recordings} recordings, ${stock.kept} of them on hold, killed ${killed} times at random in ${lives} lives`;
    const zero = (what: string, value: number): Figure => ({
      ...{ what, value, unit: 'recordings', reach: 'none', met: value === 0, how },
    });
    return [
      {
        what: 'kill -9 at random moments of a batch',
        value: killed,
        unit: 'kills',
        reach: `at least ${kills}`,
        met: killed >= kills,
        how,
      },
      zero('lost: no outcome, or one that is not true', stock.lost),
      zero('lost: copies the journal tells of', stock.copiesLost),
      zero('repeated: removed twice', stock.repeated),
      zero('wrongly removed: on hold, or not in the plan', stock.wronglyRemoved),
      zero('ledger entries that do not fit', stock.ledgerVerifies ? 0 : 1),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await simulator.stop();
  }
}
