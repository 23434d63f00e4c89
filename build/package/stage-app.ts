import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { type Target, targetName } from './target.ts';

const root = resolve(import.meta.dirname, '../..');

/** Of a production dependency these are for people who develop, not for a program that runs. */
const needless = [
  /\.(map|md|markdown|flow|cts|mts|ts|tsx|html|yml|yaml|tgz|lock|c|cc|cpp|h|gyp|gypi)$/i,
  /(^|\/)(test|tests|__tests__|docs?|example|examples|benchmarks?|\.github|\.bin|man)\//,
  /(^|\/)\.[^/]+$/,
  /^better-sqlite3\/(deps|src)\//,
  /^libflacjs\/dist\/(?!libflac\.min\.wasm\.(js|wasm)$)/,
  /^libflacjs\/(tools|src|example|libflac_)/,
  /^node-addon-api\//,
];

/** Whether a file below node_modules is packed, for this target: native files of others are not. */
export function isPacked(path: string, target: Target): boolean {
  if (needless.some((pattern) => pattern.test(path))) return false;
  if (!path.endsWith('.node')) return true;
  const own = `${target.system}-${target.processor}`;
  return path === `better-sqlite3/prebuilds/${own}.node` || path.startsWith(`@napi-rs/keyring-${own}`);
}

/**
 * Puts into a folder exactly what goes into the package: the release bundles, a package.json with nothing for development,
 * and the production dependencies as the lock file has them, with the native files of the target and of no other.
 */
export function stageApp(target: Target): string {
  const folder = join(root, 'dist/stage', targetName(target));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'dist/bundle/out'), join(folder, 'out'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  cpSync(join(root, 'package-lock.json'), join(folder, 'package-lock.json'));
  for (const name of ['LICENSE', 'NOTICE']) cpSync(join(root, name), join(folder, name));
  install(folder, target);
  rmSync(join(folder, 'package-lock.json'));
  writeFileSync(join(folder, 'package.json'), packedManifest());
  prune(join(folder, 'node_modules'), target);
  return folder;
}

function install(folder: string, { system, processor }: Target): void {
  const args = ['ci', '--omit=dev', '--ignore-scripts', `--os=${system}`, `--cpu=${processor}`];
  if (system === 'linux') args.push('--libc=glibc');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const shell = process.platform === 'win32';
  const { status } = spawnSync(npm, [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    ...{ cwd: folder, stdio: 'inherit', shell },
  });
  if (status !== 0) throw new Error(`the dependencies for ${system} could not be installed`);
}

/** What the packed program is told about itself. */
function packedManifest(): string {
  const whole = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  const { name, productName, version, description, license, author, homepage, type, main, dependencies } = whole;
  const kept = { name, productName, version, description, license, author, homepage, type, main, dependencies };
  return `${JSON.stringify(kept, null, 2)}\n`;
}

function prune(folder: string, target: Target): void {
  for (const path of filesUnder(folder)) if (!isPacked(path, target)) rmSync(join(folder, path));
}

/** The files below a folder, with `/` between the parts of their paths, sorted. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
