import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { systemCode } from './folder-failure.ts';

/** A lock is held for a few system calls. One that stays the same so long, in ms of our own clock, was left by the dead. */
const patience = 15_000;
const pause = 25;

/** Does `action` while the file `lock` is there because of us; waits while it is there because of others. */
export async function underLock<Result>(lock: string, action: () => Promise<Result>): Promise<Result> {
  await take(lock);
  try {
    return await action();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<void> {
  let seen = '';
  let since = performance.now();
  for (;;) {
    try {
      await (await open(lock, 'wx')).close();
      return;
    } catch (error) {
      // Windows says EPERM of a file that is just being removed.
      const code = systemCode(error);
      if (code !== 'EEXIST' && !(process.platform === 'win32' && code === 'EPERM')) throw error;
    }
    const now = await stateOf(lock);
    if (now !== seen) [seen, since] = [now, performance.now()];
    else if (performance.now() - since > patience) await clearAway(lock);
    await setTimeout(pause);
  }
}

async function stateOf(lock: string): Promise<string> {
  const found = await stat(lock, { bigint: true }).catch(() => null);
  return found === null ? '' : `${found.ino}-${found.mtimeNs}`;
}

/** Renamed first: of several who find the same rest, one succeeds. */
async function clearAway(lock: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(() => {});
  await rm(aside, { force: true });
}
