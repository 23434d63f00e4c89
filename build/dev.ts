import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildWhenStale } from './build-when-stale.ts';

/** `npm run dev`: the program as `npm start` would open it, built and started again whenever a source is changed. */

const root = resolve(import.meta.dirname, '..');
const watched = ['main', 'renderer', 'electron.config.ts'];
/** An editor saves several files at a time, and some of them twice. */
const settlingTime = 300;

let running: ChildProcess | null = null;
let changed = Promise.withResolvers<void>();

for (const path of watched) {
  watch(resolve(root, path), { recursive: true }, () => changed.resolve());
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stop().then(() => process.exit(0)));
}

for (;;) {
  if (buildWhenStale()) {
    await stop();
    running = spawn(process.execPath, [resolve(root, 'build/start.ts'), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
  }
  await changed.promise;
  await wait(settlingTime);
  changed = Promise.withResolvers();
}

async function stop(): Promise<void> {
  const child = running;
  running = null;
  if (child === null || child.exitCode !== null) return;
  const ended = new Promise((done) => child.once('close', done));
  child.kill('SIGTERM');
  await ended;
}
