import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fillProfile, kitPassphrase, recoveryProfile, sidOf } from '../support/recovery-profile.ts';
import type { Figure } from './figure.ts';

const entries = 1_000_000;
const copies = 200_000;
const grouped = 5000;
/** A kit is made and read beside everything else: the window is not to feel it. */
const stall = 100;

/** The kit of half a million removals: made and read back, opened, and restored on a fresh profile. */
export async function measureRecoveryKit(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-bench-'));
  try {
    const old = recoveryProfile(join(folder, 'old'));
    old.record.pragma('synchronous = OFF');
    fill(old);
    const kit = join(folder, 'kit.koekura');
    const made = await timed(() => old.recovery.make(kit, kitPassphrase));
    await old.close();
    const fresh = recoveryProfile(join(folder, 'new'));
    const pending = fresh.recovery.choose(kit);
    const opened = await timed(() => fresh.recovery.open(pending, kitPassphrase));
    const restored = await timed(() => fresh.recovery.restore(pending, false));
    await fresh.close();
    const what = `of ${entries.toLocaleString('en')} entries and ${copies.toLocaleString('en')} copies`;
    const figure = (name: string, value: number, unit: string, most: number, how: string): Figure => {
      return { what: name, value, unit, reach: `<= ${most}`, met: value <= most, how };
    };
    return [
      figure(`kit ${what}: size`, statSync(kit).size / 1e6, 'MB', 150, 'the file, with all rows beside the ledger'),
      figure('  made, read back and opened', made.seconds, 's', 120, 'scrypt twice included'),
      figure('  longest stall of the main thread', made.stall, 'ms', stall, 'while it is made'),
      figure('  opened and checked', opened.seconds, 's', 60, 'digest, every chunk, every line, the whole chain'),
      figure(
        '  restored on a fresh profile',
        restored.seconds,
        's',
        120,
        'ledger staged and put in place, rows merged',
      ),
      figure('  longest stall of the main thread', restored.stall, 'ms', stall, 'while it is restored'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill({ record, plans, ledger }: ReturnType<typeof recoveryProfile>): void {
  fillProfile(record, plans, '/nowhere', copies);
  const account = sidOf('AC', 1);
  for (let from = 0; from < entries; from += grouped * 2) {
    const recordings = Array.from({ length: grouped }, (_, at) => sidOf('RE', (from + at) * 2_654_435));
    const deeds = recordings.map((recording) => ({
      what: 'remote-copy-removed',
      recording,
      account,
      archive: 'Vault',
    }));
    const numbers = ledger.begin(deeds, () => {});
    const ended = numbers.map((of, at) => {
      return { what: 'remote-copy-removed', recording: recordings[at] ?? '', account, answer: 204, of };
    });
    ledger.conclude(
      ended.map((one) => ({ ...one, outcome: 'done' as const, code: null })),
      () => {},
    );
  }
}

async function timed(work: () => Promise<unknown>): Promise<{ readonly seconds: number; readonly stall: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  await work();
  delay.disable();
  return { seconds: (performance.now() - start) / 1000, stall: delay.max / 1e6 };
}
