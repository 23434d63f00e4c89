import { arch, platform } from 'node:process';

/** What a package is for. */
export type Target = { readonly system: System; readonly processor: Processor };
export type System = 'linux' | 'win32' | 'darwin';
export type Processor = 'x64' | 'arm64';

const systems: Readonly<Record<string, System>> = { linux: 'linux', win: 'win32', mac: 'darwin' };

export const targetName = ({ system, processor }: Target): string => `${system}-${processor}`;

/** Reads `linux`, `win` or `mac` with `-x64` or `-arm64` (`win-x64`); null when it is none. */
export function parseTarget(text: string): Target | null {
  const [name = '', processor = arch] = text.split('-');
  const system = systems[name];
  if (system === undefined || (processor !== 'x64' && processor !== 'arm64')) return null;
  return { system, processor };
}

/** The machine this runs on. Throws where we make no packages for it. */
export function thisTarget(): Target {
  const found = parseTarget(`${platform === 'win32' ? 'win' : platform === 'darwin' ? 'mac' : platform}-${arch}`);
  if (found === null) throw new Error(`there are no packages for ${platform} on ${arch}`);
  return found;
}
