import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Electron's answers to app.getPath on this machine, for a program called `name`. */
export function defaultPaths(name: string): Readonly<Record<string, string>> {
  const home = homedir();
  const appData = appDataFolder(home);
  return {
    home,
    appData,
    userData: join(appData, name),
    sessionData: join(appData, name),
    temp: tmpdir(),
    documents: join(home, 'Documents'),
    downloads: join(home, 'Downloads'),
    desktop: join(home, 'Desktop'),
    exe: process.execPath,
  };
}

function appDataFolder(home: string): string {
  if (process.platform === 'darwin') return join(home, 'Library/Application Support');
  if (process.platform === 'win32') return process.env.APPDATA ?? join(home, 'AppData/Roaming');
  return process.env.XDG_CONFIG_HOME || join(home, '.config');
}

/** The user's languages as BCP 47 tags, best first, out of what POSIX calls `ja_JP.UTF-8`. */
export function systemLanguages(): string[] {
  const { LC_ALL, LC_MESSAGES, LANG, LANGUAGE } = process.env;
  const named = [...(LANGUAGE ?? '').split(':'), LC_ALL, LC_MESSAGES, LANG]
    .map((tag) => (tag ?? '').split('.')[0]?.replace('_', '-') ?? '')
    .filter((tag) => /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tag));
  if (named.length > 0) return named;
  return [Intl.DateTimeFormat().resolvedOptions().locale];
}
