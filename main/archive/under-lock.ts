import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { systemCode } from './folder-failure.ts';

/** A lock is held for a few system calls. One that stays the same so long, in ms of our own clock, was left by the dead. */
const patience = 15_000;
const pause = 25;

/** The lock was taken for one of the dead's, because the machine slept or the share stood still. */
class LockLost extends Error {}

/**
 * Does `action` while the file `lock` is there because of us; waits while it is there because of others. Right before it
 * changes anything, in the same turn of the event loop, the action calls `mustBeOurs`: where others have cleared the lock
 * away meanwhile, that breaks it off, and it begins again.
 */
export async function underLock<Result>(
  lock: string,
  action: (mustBeOurs: () => void) => Promise<Result>,
): Promise<Result> {
  for (;;) {
    const name = randomUUID();
    await take(lock, name);
    const isOurs = () => readIfThere(lock) === name;
    try {
      return await action(() => {
        if (!isOurs()) throw new LockLost();
      });
    } catch (error) {
      if (!(error instanceof LockLost)) throw error;
    } finally {
      if (isOurs()) await rm(lock, { force: true });
    }
  }
}

async function take(lock: string, name: string): Promise<void> {
  let seen = '';
  let since = performance.now();
  for (;;) {
    try {
      await writeFile(lock, name, { flag: 'wx' });
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

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
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
