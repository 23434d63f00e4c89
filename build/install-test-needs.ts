import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../test/support/find-browser.ts';
import { hasSwift } from '../test/support/start-swift.ts';

/** What the tests need of the machine: a browser of Chromium's family, a keychain, an object store, Japanese letters. */

type Need = { readonly what: string; readonly debian: readonly string[]; readonly there: () => boolean };

const browser: Need = { what: 'Chromium, Chrome or Edge', debian: ['chromium'], there: () => findBrowser() !== null };
const keychain: Need = {
  what: 'a keychain (gnome-keyring, and dbus-run-session to start one for the tests)',
  debian: ['gnome-keyring', 'dbus'],
  there: () => canRunKeyring() || hasLiveKeychain(),
};
/** Without them screenshots show boxes, but nothing fails. */
const letters: Need = { what: 'a Japanese font', debian: ['fonts-noto-cjk'], there: hasJapaneseFont };

/** Without it the tests over a real object store are left out, by name. */
const objectStore: Need = {
  what: 'an object store (OpenStack Swift)',
  debian: ['swift-proxy', 'swift-account', 'swift-container', 'swift-object', 'memcached'],
  there: hasSwift,
};
const spared = [letters, objectStore];

/** Whether a keychain can be started for the tests alone. */
export function canRunKeyring(): boolean {
  return process.platform === 'linux' && hasProgram('dbus-run-session') && hasProgram('gnome-keyring-daemon');
}

/** Installs what is missing on Debian as root. Answers what is still missing and how to get it, or null. */
export function installTestNeeds(): string | null {
  const linux = process.platform === 'linux';
  const missing = (linux ? [browser, keychain, letters, objectStore] : [browser]).filter((need) => !need.there());
  if (missing.length === 0) return null;
  const packages = missing.flatMap((need) => need.debian);
  const byHand = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  if (linux && process.getuid?.() === 0 && hasProgram('apt-get')) {
    if (install(packages)) return null;
    // What can be spared must not stand in the way of what is needed.
    const bare = missing.filter((need) => !spared.includes(need)).flatMap((need) => need.debian);
    if (bare.length === 0 || (bare.length < packages.length && install(bare))) return null;
    return `the packages could not be installed; as root: ${byHand}`;
  }
  const needed = missing.filter((need) => !spared.includes(need));
  if (needed.length === 0) return null;
  const how = linux
    ? `On Debian or Ubuntu, as root: ${byHand}`
    : 'Install one, or name its program in KOEKURA_BROWSER.';
  return `the tests need ${needed.map((need) => need.what).join(' and ')}. ${how}`;
}

function install(packages: readonly string[]): boolean {
  console.log(`Installing ${packages.join(', ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const get = () => apt('install', '-y', '--no-install-recommends', ...packages).status === 0;
  // A fresh container has no lists of packages, an old one has stale ones.
  if (readdirSync('/var/lib/apt/lists').length > 2 && get()) return true;
  apt('update');
  return get();
}

function hasLiveKeychain(): boolean {
  return process.platform === 'linux' && Boolean(process.env.DBUS_SESSION_BUS_ADDRESS);
}

function hasProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, name)));
}

function hasJapaneseFont(): boolean {
  const asked = spawnSync('fc-list', [':lang=ja', 'file'], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout.trim() !== '';
}
