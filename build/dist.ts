import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Platform, build as pack } from 'electron-builder';
import { packageConfig } from './package/package-config.ts';
import { stageApp } from './package/stage-app.ts';
import { makeStubElectron } from './package/stub-electron.ts';
import { parseTarget, type Target, targetName, thisTarget } from './package/target.ts';

/**
 * `npm run dist [-- --dir] [TARGET …]`: packages for this system, or for `linux-x64`, `win-x64`, `mac-arm64` …; `all` is
 * one of each system. `--dir` stops at the unpacked program. Where Electron's binary is not there, `--dir` goes round a
 * stub: what is packed can be proved (`npm run verify-package`), the program does not run. `--release` signs, or fails.
 * `--for-tests` leaves the inspector open for Playwright;
 * `--again` puts it into dist/again, where verify-package compares it with the first. Nothing is ever published from here.
 */

const root = resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dir: { type: 'boolean', default: false },
    release: { type: 'boolean', default: false },
    'for-tests': { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
  },
});
const electronVersion = (
  JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string }
).version;

const targets = chosenTargets();
bundle();
for (const target of targets) await make(target);

function chosenTargets(): readonly Target[] {
  if (positionals.length === 0) return [thisTarget()];
  const names = positionals.flatMap((name) => (name === 'all' ? ['linux-x64', 'win-x64', 'mac-arm64'] : [name]));
  return names.map((name) => {
    const target = parseTarget(name);
    if (target === null) throw new Error(`${name} is no target: linux, win or mac, with -x64 or -arm64`);
    return target;
  });
}

/** The bundles as they are released: from scratch, without what is for development. */
function bundle(): void {
  rmSync(join(root, 'dist/bundle'), { recursive: true, force: true });
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '-c', 'electron.config.ts', '--logLevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, KOEKURA_RELEASE: '1' },
  });
  if (status !== 0) process.exit(1);
}

async function make(target: Target): Promise<void> {
  const { system, processor } = target;
  const staged = stageApp(target);
  const output = join(root, values.again ? 'dist/again' : 'dist', targetName(target));
  rmSync(output, { recursive: true, force: true });
  const real = fetchedElectron(target);
  if (real === null && !values.dir)
    throw new Error('Electron’s binary is not here: installers are not built without it');
  const electronDist = real ?? join(root, 'dist/stub-electron', targetName(target));
  if (real === null) await makeStubElectron(target, electronDist);
  const config = packageConfig({
    ...{ electronDist, electronVersion, output, release: values.release, forTests: values['for-tests'] },
  });
  const platform = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC }[system];
  const { Arch } = await import('electron-builder');
  await pack({
    targets: platform.createTarget(values.dir ? 'dir' : null, processor === 'x64' ? Arch.x64 : Arch.arm64),
    config: { ...config, directories: { ...config.directories, app: staged } },
    projectDir: root,
    publish: 'never',
  });
  console.log(`${output}${real === null ? ' (round a stub: it does not run)' : ''}`);
}

/** The folder of the binary npm has fetched, if it is for this target. */
function fetchedElectron(target: Target): string | null {
  if (targetName(target) !== targetName(thisTarget())) return null;
  const folder = join(root, 'node_modules/electron/dist');
  return existsSync(join(folder, 'version')) ? folder : null;
}
