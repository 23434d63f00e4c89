import { readdir, realpath, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve, sep } from 'node:path';
import type { Finding } from '../contract.ts';
import { finding } from './finding.ts';
import type { Found } from './try-folder.ts';

/** Less room than this, in bytes, is worth a warning: some thousand recordings of a few minutes. */
const littleRoom = 5_000_000_000;

/** What can be told of a folder without writing to it: room, kind of drive, whether it lasts, what lies there. */
export async function describePlace(folder: string, found: Found, profile: string): Promise<readonly Finding[]> {
  const real = await realpath(folder).catch(() => resolve(folder));
  if (isWithin(real, await realpath(profile).catch(() => resolve(profile)))) return [finding('program', 'bad', {})];
  const system = await statfs(real).catch(() => null);
  const type = system === null ? null : typeOf(real, system.type, process.platform);
  return [
    freeRoom(system === null ? null : system.bavail * system.bsize),
    ...kindOfDrive(type),
    ...(type !== null && inMemory.includes(type) ? [finding('memory', 'warn', { type })] : lasting(real)),
    ...(isRemovable(real, process.platform) ? [finding('removable', 'warn', {})] : []),
    ...synchronised(real),
    ...(await whatLiesThere(real, found)),
  ];
}

function freeRoom(bytes: number | null): Finding {
  if (bytes === null) return finding('free', 'unknown', {});
  return finding('free', bytes < littleRoom ? 'warn' : 'good', { freeBytes: bytes });
}

/** Numbers of Linux's file systems (linux/magic.h and the systems' own headers). */
const linuxTypes: Readonly<Record<number, string>> = {
  26985: 'NFS',
  4283649346: 'SMB',
  4266872130: 'SMB',
  20859: 'SMB',
  1397113167: 'AFS',
  16914836: 'tmpfs',
  2240043254: 'ramfs',
  61267: 'ext4',
  2435016766: 'btrfs',
  1481003842: 'XFS',
  19780: 'FAT',
  538032816: 'exFAT',
  1397118030: 'NTFS',
  1936094318: 'NTFS',
  801189825: 'ZFS',
  4076150800: 'F2FS',
  2035054128: 'overlayfs',
};
const onNetwork = ['NFS', 'SMB', 'AFS', 'UNC'];
/**
 * What lies in memory is gone with the machine's power. It is warned of and not refused, because that is to be seen by
 * whoever chooses it: a demo and a machine made for one job keep their whole disk there, and a copy is believed for a removal
 * only after it was looked at where it lies.
 */
const inMemory = ['tmpfs', 'ramfs'];

/** What kind of file system it is; null where that cannot be told. */
export function typeOf(path: string, type: number, platform: NodeJS.Platform): string | null {
  if (platform === 'win32') return path.startsWith('\\\\') ? 'UNC' : null;
  return platform === 'linux' ? (linuxTypes[type >>> 0] ?? null) : null;
}

function kindOfDrive(type: string | null): readonly Finding[] {
  if (type === null) return [finding('network', 'unknown', {})];
  if (inMemory.includes(type)) return [];
  return [finding('network', onNetwork.includes(type) ? 'warn' : 'good', { type })];
}

const lasting = (path: string): readonly Finding[] => [finding('temporary', isTemporary(path) ? 'warn' : 'good', {})];

export function isTemporary(path: string): boolean {
  return [tmpdir(), '/tmp', '/var/tmp', '/private/tmp'].some((folder) => isWithin(path, folder));
}

/** Where systems put drives that can be pulled out. */
export function isRemovable(path: string, platform: NodeJS.Platform): boolean {
  if (platform === 'darwin') return path.startsWith('/Volumes/');
  return platform === 'linux' && /^\/(run\/)?media\//.test(path);
}

const services: readonly (readonly [RegExp, string])[] = [
  [/^OneDrive( |$|-)/i, 'OneDrive'],
  [/^Dropbox( |$)/i, 'Dropbox'],
  [/^(Google ?Drive|GoogleDrive-.*|My Drive)$/i, 'Google Drive'],
  [/^(iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/i, 'iCloud Drive'],
  [/^Box( Sync)?$/, 'Box'],
  [/^(Nextcloud|ownCloud)$/i, 'Nextcloud'],
  [/^pCloud ?Drive$/i, 'pCloud'],
];

/** The service that synchronises a folder, by the name of a folder above it; null for none that is known. */
export function synchroniser(path: string): string | null {
  const parts = path.split(/[\\/]/);
  return services.find(([pattern]) => parts.some((part) => pattern.test(part)))?.[1] ?? null;
}

function synchronised(path: string): readonly Finding[] {
  const service = synchroniser(path);
  return service === null ? [] : [finding('synced', 'warn', { service })];
}

async function whatLiesThere(path: string, found: Found): Promise<readonly Finding[]> {
  if (found === 'archive') return [finding('archive', 'good', {})];
  if (found === 'unusable') return [finding('archive', 'bad', {})];
  if (found !== 'none') return [finding('known', 'warn', { name: found.known })];
  const names = await readdir(path).catch(() => null);
  // Of what cannot be looked into nothing is known; that it cannot be used is said already.
  if (names === null) return [];
  return [finding('empty', names.some((name) => !name.startsWith('.')) ? 'warn' : 'good', {})];
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
