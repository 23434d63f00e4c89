import { randomUUID } from 'node:crypto';
import type { KitCounts, KitPreview, RestoreReport } from '../contract/recovery-calls.ts';
import { Failure } from '../failure.ts';
import type { Drill } from './drill-rows.ts';
import { finishRestore } from './finish-restore.ts';
import type { KitMade } from './kit-messages.ts';
import { kitSheet, type Sheet } from './kit-sheet.ts';
import { makeRecoveryKit } from './make-recovery-kit.ts';
import type { KitTold } from './open-kit.ts';
import { previewKit } from './preview-kit.ts';
import type { RecoveryParts } from './recovery-parts.ts';
import { type RecoveryStanding, readRecoveryStanding } from './recovery-standing.ts';
import { restoreKit } from './restore-kit.ts';
import { kitCounts, readLastReport } from './restore-reports.ts';
import { runDrill } from './run-drill.ts';
import { type KitWorker, startKit } from './start-kit.ts';

export type MadeShown = Omit<KitMade, 'told'> & {
  readonly kit: string;
  readonly madeAt: number;
  readonly counts: KitCounts;
  readonly keysMissing: { fingerprint: string; name: string }[];
};

/** The recovery kit: making one, what is in one, restoring from it, and drills with it. */
export type Recovery = {
  readonly standing: () => RecoveryStanding;
  readonly lastRestore: () => RestoreReport | null;
  /** Fails as `makeRecoveryKit` does. */
  readonly make: (path: string, passphrase: string) => Promise<MadeShown>;
  /** HTML, without anything secret: of an open kit, or of the one made last in this run (null). Fails with kit-not-open. */
  readonly sheet: (pending: string | null, language: 'en' | 'ja') => string;
  /** Gives the token the window knows the file by. */
  readonly choose: (path: string) => string;
  /** Fails as `openKit` does, and with kit-not-open, cancelled. */
  readonly open: (pending: string, passphrase: string) => Promise<KitPreview>;
  /** What it gives is not finished: the parts are to be made anew, whatever came of it, and theirs is to finish it. */
  readonly restore: (
    pending: string,
    sessionOnly: boolean,
  ) => Promise<{ readonly kit: KitTold; readonly report: RestoreReport }>;
  readonly finish: (kit: KitTold, report: RestoreReport) => Promise<RestoreReport>;
  readonly drill: (pending: string) => Promise<Drill>;
  readonly forget: (pending: string) => Promise<void>;
  readonly cancel: () => Promise<void>;
  /** Closes kits that lie open with nobody at work on them: when the machine is left or locked. */
  readonly wipe: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** How long an opened kit, and so its keys, stays in its worker's memory when nothing is done with it, ms. */
const patience = 10 * 60_000;

type Chosen = {
  readonly path: string;
  open: { readonly worker: KitWorker; readonly told: KitTold } | null;
  timer: NodeJS.Timeout | null;
};

export function createRecovery(parts: RecoveryParts): Recovery {
  const { record } = parts;
  const chosen = new Map<string, Chosen>();
  /** What works now, and what stops it. */
  const working = new Set<{ readonly worker: KitWorker; readonly abort: AbortController }>();
  let lastMade: Sheet | null = null;

  const startWorker = () => startKit(parts.startKitWorker(), (step, done, total) => parts.tell({ step, done, total }));
  const withAbort = async <Result>(worker: KitWorker, work: (signal: AbortSignal) => Promise<Result>) => {
    const mine = { worker, abort: new AbortController() };
    working.add(mine);
    try {
      return await work(mine.abort.signal);
    } finally {
      working.delete(mine);
    }
  };
  const letGo = async (one: Chosen) => {
    if (one.timer !== null) clearTimeout(one.timer);
    const { open } = one;
    one.open = null;
    await open?.worker.end();
  };
  const opened = (pending: string) => {
    const one = chosen.get(pending);
    if (one?.open === null || one === undefined) throw new Failure('kit-not-open');
    wait(one);
    return one.open;
  };
  const wait = (one: Chosen) => {
    if (one.timer !== null) clearTimeout(one.timer);
    // A long drill or restore is no idling.
    const busy = () => [...working].some(({ worker }) => worker === one.open?.worker);
    one.timer = setTimeout(() => (busy() ? wait(one) : void letGo(one)), patience).unref();
  };

  return {
    standing: () => readRecoveryStanding(record, parts.now()),
    lastRestore: () => readLastReport(record),
    make: async (path, passphrase) => {
      const worker = startWorker();
      try {
        return await withAbort(worker, async () => {
          const { told, bytes, sha256 } = await makeRecoveryKit(parts, worker, path, passphrase);
          lastMade = { kit: told, file: { bytes, sha256 } };
          const { kit, madeAt, contents, keys } = told;
          const counts = kitCounts((table) => contents?.counts[table] ?? 0, keys.length, contents?.ledger.entries ?? 0);
          return { kit, madeAt, bytes, sha256, counts, keysMissing: contents?.keysMissing ?? [] };
        });
      } finally {
        await worker.end();
      }
    },
    sheet: (pending, language) => {
      const sheet = pending === null ? lastMade : { kit: opened(pending).told, file: null };
      if (sheet === null) throw new Failure('kit-not-open');
      return kitSheet(sheet, language);
    },
    choose: (path) => {
      const pending = randomUUID();
      chosen.set(pending, { path, open: null, timer: null });
      return pending;
    },
    open: async (pending, passphrase) => {
      const one = chosen.get(pending);
      if (one === undefined) throw new Failure('kit-not-open');
      await letGo(one);
      const worker = startWorker();
      try {
        return await withAbort(worker, async () => {
          const told = await worker.ask('open', { path: one.path, passphrase });
          one.open = { worker, told };
          wait(one);
          return previewKit(parts, told);
        });
      } catch (error) {
        one.open = null;
        await worker.end();
        throw error;
      }
    },
    restore: async (pending, sessionOnly) => {
      const { worker, told: kit } = opened(pending);
      const report = await withAbort(worker, (signal) => restoreKit(parts, worker, kit, sessionOnly, signal));
      return { kit, report };
    },
    finish: (kit, report) => finishRestore(parts, kit, report),
    drill: async (pending) => {
      const { worker, told } = opened(pending);
      return withAbort(worker, (signal) => runDrill(parts, worker, told.kit, signal));
    },
    forget: async (pending) => {
      const one = chosen.get(pending);
      chosen.delete(pending);
      if (one !== undefined) await letGo(one);
    },
    cancel: async () => {
      for (const { abort, worker } of working) {
        abort.abort();
        await worker.end();
      }
      // Its worker is gone: it is to be opened again.
      for (const one of chosen.values()) await letGo(one);
    },
    wipe: async () => {
      const busy = new Set([...working].map(({ worker }) => worker));
      for (const one of chosen.values()) if (one.open !== null && !busy.has(one.open.worker)) await letGo(one);
    },
    close: async () => {
      for (const { abort, worker } of working) {
        abort.abort();
        await worker.end();
      }
      for (const one of chosen.values()) await letGo(one);
      chosen.clear();
    },
  };
}
