import type { ArchiveTask } from '../contract.ts';
import { Failure } from '../failure.ts';
import { logBug } from '../log.ts';

/** What a task tells of itself while it goes. Counts are added to what was told before, `total` replaces it. */
export type TaskProgress = {
  readonly expect: (total: number) => void;
  readonly took: (bytes: number) => void;
  readonly good: () => void;
  readonly bad: () => void;
};
export type TaskWork = (progress: TaskProgress, signal: AbortSignal) => Promise<void>;

/** The long things that go over archives: one at a time in each. */
export type ArchiveTasks = {
  /** Those under way and, of each archive, the last that ended. */
  readonly list: () => readonly ArchiveTask[];
  /** Begins and does not wait. Fails with archive-busy. Gives when it has ended, whichever way; that never rejects. */
  readonly begin: (archive: string, task: ArchiveTask['task'], work: TaskWork) => Promise<void>;
  /** Whether something goes over this archive. */
  readonly busy: (archive: string) => boolean;
  readonly cancel: (archive: string) => void;
  /** Cancels everything and waits for its end. */
  readonly stop: () => Promise<void>;
  readonly forget: (archive: string) => void;
};

/** Progress is for eyes: told this often at most, in ms. */
const tellingPause = 150;

type Running = { readonly stop: AbortController; readonly ended: Promise<void> };

export function createArchiveTasks(parts: {
  readonly tell: (task: ArchiveTask) => void;
  readonly now: () => number;
}): ArchiveTasks {
  const tasks = new Map<string, ArchiveTask>();
  const running = new Map<string, Running>();

  const start = (archive: string, task: ArchiveTask['task'], work: TaskWork, stop: AbortController) => {
    let toldAt = performance.now();
    const change = (news: Partial<ArchiveTask>, always: boolean) => {
      const changed = { ...(tasks.get(archive) as ArchiveTask), ...news };
      tasks.set(archive, changed);
      if (!always && performance.now() - toldAt < tellingPause) return;
      toldAt = performance.now();
      parts.tell(changed);
    };
    const current = () => tasks.get(archive) as ArchiveTask;
    const startedAt = parts.now();
    const nothing = { done: 0, total: null, bytes: 0, good: 0, bad: 0, finishedAt: null, failure: null };
    tasks.set(archive, { archive, task, state: 'running', startedAt, ...nothing });
    change({}, true);
    const progress: TaskProgress = {
      expect: (total) => change({ total }, true),
      took: (bytes) => change({ bytes: current().bytes + bytes }, false),
      good: () => change({ done: current().done + 1, good: current().good + 1 }, false),
      bad: () => change({ done: current().done + 1, bad: current().bad + 1 }, false),
    };
    const end = (news: Partial<ArchiveTask>) => {
      running.delete(archive);
      change({ finishedAt: parts.now(), ...news }, true);
    };
    // Begun a turn later, so that nothing of it fails in the caller's face.
    return Promise.resolve()
      .then(() => work(progress, stop.signal))
      .then(
        () => end({ state: 'finished' }),
        (error: unknown) => {
          if (stop.signal.aborted) return end({ state: 'cancelled' });
          if (!(error instanceof Failure)) logBug(`archive ${task}`, error);
          const failure = error instanceof Failure ? error : new Failure('unexpected');
          end({ state: 'failed', failure: { code: failure.code, facts: { ...failure.facts } } });
        },
      );
  };

  return {
    list: () => [...tasks.values()],
    begin: (archive, task, work) => {
      if (running.has(archive)) throw new Failure('archive-busy');
      const stop = new AbortController();
      const ended = start(archive, task, work, stop);
      running.set(archive, { stop, ended });
      return ended;
    },
    busy: (archive) => running.has(archive),
    cancel: (archive) => running.get(archive)?.stop.abort(),
    stop: async () => {
      for (const { stop } of running.values()) stop.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
    forget: (archive) => void tasks.delete(archive),
  };
}
