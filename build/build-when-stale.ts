import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const sources = ['main', 'renderer', 'electron.config.ts', 'package-lock.json'];
/** What the last step of a build writes. */
const built = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** Builds the bundles when there are none or a source is newer than they are. False when that failed, with its words said. */
export function buildWhenStale(): boolean {
  if (newestOf(sources) <= oldestOf(built)) return true;
  console.log('Building…');
  return build();
}

/** Builds main with its workers, preload and renderer into out/. False when that failed, with its words said. */
export function build(): boolean {
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '-c', 'electron.config.ts', '--logLevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}

function newestOf(paths: readonly string[]): number {
  return Math.max(...paths.flatMap((path) => filesUnder(join(root, path))).map((path) => statSync(path).mtimeMs));
}

function oldestOf(paths: readonly string[]): number {
  return Math.min(...paths.map((path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0));
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return [path, ...readdirSync(path).flatMap((name) => filesUnder(join(path, name)))];
}
