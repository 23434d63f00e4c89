import type { UpdateFile } from '../../main/updates/update-list.ts';

const systems = { linux: 'linux', win: 'win32', mac: 'darwin' } as const;
/** Each package format has its own names for processors. */
const processors: Readonly<Record<string, UpdateFile['processor']>> = {
  x64: 'x64',
  x86_64: 'x64',
  amd64: 'x64',
  arm64: 'arm64',
  aarch64: 'arm64',
};

/** What a package is by the name electron-builder gave it (`artifactName`); null for anything else, and for another version. */
export function describePackage(
  name: string,
  version: string,
): Pick<UpdateFile, 'system' | 'processor' | 'kind'> | null {
  const start = `koekura-${version}-`;
  if (!name.startsWith(start)) return null;
  const found = /^(linux|win|mac)-(\w+)\.(deb|rpm|AppImage|exe|msi|dmg|zip)$/.exec(name.slice(start.length));
  const [, system, machine, kind] = found ?? [];
  const processor = processors[machine ?? ''];
  if (processor === undefined) return null;
  return { system: systems[system as keyof typeof systems], processor, kind: kind as UpdateFile['kind'] };
}
