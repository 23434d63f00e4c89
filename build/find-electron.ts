import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Electron's binary is no part of its npm package: it is fetched from a host that some networks do not reach. */

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'node_modules/electron');
const memory = join(root, 'node_modules/.cache/koekura/electron.json');
const aDay = 24 * 3600 * 1000;
const patience = 10_000;

export type FoundElectron = { readonly path: string } | { readonly missing: string };

/**
 * The path of Electron's binary, fetched when it is not there, in ten seconds at most; or why there is none.
 * ELECTRON_EXEC_PATH names another, of which nothing is remembered.
 */
export async function findElectron(retry: boolean): Promise<FoundElectron> {
  const named = process.env.ELECTRON_EXEC_PATH;
  if (named !== undefined) return existsSync(named) ? { path: named } : { missing: `${named} is not there` };
  if (retry) rmSync(memory, { force: true });
  const remembered = rememberedFailure();
  if (remembered !== null) return { missing: `${remembered} (remembered for a day; --retry-electron tries again)` };
  const there = installedElectron();
  if (there !== null) return { path: there };
  console.log('Fetching Electron…');
  const problem = await fetchElectron();
  const fetched = problem === null ? installedElectron() : null;
  if (fetched !== null) return { path: fetched };
  const missing = problem ?? 'it was fetched but is not there';
  rememberFailure(missing);
  return { missing };
}

/** Not asked again for a day: neither a network nor a desktop changes between two starts, as a rule. */
export function rememberFailure(reason: string): void {
  if (process.env.ELECTRON_EXEC_PATH !== undefined) return;
  mkdirSync(dirname(memory), { recursive: true });
  writeFileSync(memory, JSON.stringify({ reason, at: Date.now() }));
}

function rememberedFailure(): string | null {
  try {
    const { reason, at } = JSON.parse(readFileSync(memory, 'utf8')) as { reason: string; at: number };
    return Date.now() - at < aDay ? reason : null;
  } catch {
    return null;
  }
}

/** The path of the binary when it is there already. */
export function installedElectron(): string | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8'));
  return existsSync(path) ? path : null;
}

/** Runs Electron's own installer; answers in a few words why it failed, or null. */
function fetchElectron(): Promise<string | null> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      done('its binary could not be fetched within ten seconds');
    }, patience);
    child.on('close', (status) => {
      clearTimeout(limit);
      done(status === 0 ? null : `its binary could not be fetched: ${problemIn(said)}`);
    });
  });
}

function problemIn(said: string): string {
  const known = /(ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|CERT_|HTTPError)[^\n]*/.exec(said)?.[0];
  return known ?? said.split('\n')[0]?.replace(/^\w*Error: /, '') ?? '';
}
