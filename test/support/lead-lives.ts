import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Batch } from '../../main/contract.ts';
import type { LifeOrders } from './life-orders.ts';

/** How a life ended: by itself, with the batch's state, or killed. */
export type LifeEnd =
  | { readonly over: true; readonly state: Batch['state']; readonly batch: string }
  | { readonly over: false };

const entry = fileURLToPath(new URL('batch-life.ts', import.meta.url));

/** A process that has loaded its modules and waits for its orders. */
export const conceive = (): ChildProcess => fork(entry, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

/** Leads a life; with `killAfter`, ms after it began to work, it is killed. */
export async function leadLife(child: ChildProcess, orders: LifeOrders, killAfter: number | null): Promise<LifeEnd> {
  let end: LifeEnd = { over: false };
  let timer: NodeJS.Timeout | null = null;
  child.on('message', (message: { said: string; state: Batch['state']; batch: string }) => {
    if (message.said === 'working' && killAfter !== null) timer = setTimeout(() => child.kill('SIGKILL'), killAfter);
    if (message.said === 'over') end = { over: true, state: message.state, batch: message.batch };
  });
  child.send(orders);
  await once(child, 'exit');
  if (timer !== null) clearTimeout(timer);
  return end;
}
