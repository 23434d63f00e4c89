import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { MachinePolicy } from './machine-policy.ts';

/** Milliseconds. */
export type PolicyTimes = {
  /** Between two looks at the file, where there is one. */
  readonly glance: number;
  /** Between two readings where nothing says that there is something new. */
  readonly reading: number;
  /** One that cannot be understood may be half written: it is read again after so long before it is believed. */
  readonly doubt: number;
};
export const usualPolicyTimes: PolicyTimes = { glance: 2000, reading: 300_000, doubt: 1000 };

export type PolicyWatch = {
  /** Reads it now, unless that is under way. */
  readonly look: () => Promise<void>;
  readonly stop: () => void;
};

/** Reads a policy again when its `file` changes (null: it lies in none), now and then, and when asked to. */
export function watchPolicy(
  parts: {
    readonly read: () => Promise<MachinePolicy>;
    readonly file: string | null;
    readonly take: (policy: MachinePolicy) => void;
  },
  times: PolicyTimes,
): PolicyWatch {
  const { read, file, take } = parts;
  let looking: Promise<void> | null = null;
  let again = false;

  const readSurely = async (): Promise<MachinePolicy> => {
    const found = await read();
    if (found.problems.length === 0) return found;
    await wait(times.doubt);
    return read();
  };
  const lookUntilSeen = async () => {
    do {
      again = false;
      take(await readSurely());
    } while (again);
  };
  const look = () => {
    looking ??= lookUntilSeen().finally(() => {
      looking = null;
    });
    return looking;
  };
  let known: string | null = null;
  const glance = async (path: string) => {
    const found = await stateOf(path);
    if (found === known) return;
    known = found;
    // What changed while it was being read is read once more.
    again = true;
    await look();
  };

  const clocks = [setInterval(() => void look(), times.reading)];
  if (file !== null) clocks.push(setInterval(() => void glance(file), times.glance));
  for (const clock of clocks) clock.unref();
  return {
    look,
    stop: () => {
      for (const clock of clocks) clearInterval(clock);
    },
  };
}

/**
 * Which file lies there, and how old it is. Asked for instead of the system's events: those end with a folder that is
 * not there yet, or is put in anew.
 */
async function stateOf(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs, ctimeMs } = await stat(path);
    return [ino, size, mtimeMs, ctimeMs].join(' ');
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}
