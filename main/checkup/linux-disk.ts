import { readdir, readFile, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type DiskEncryption, notKnown } from './disk-encryption.ts';
import { mountOf, swapsIn } from './linux-mounts.ts';

/** Where Linux tells of its block devices; a folder of a test's in tests. */
export type LinuxPlaces = { readonly proc: string; readonly sys: string };
export const usualPlaces: LinuxPlaces = { proc: '/proc', sys: '/sys' };

/**
 * Whether dm-crypt (LUKS) lies under the profile and under every swap: what is swapped out may be plain. Read from /proc
 * and /sys, so it needs no rights and starts nothing. Disks that encrypt themselves do not show.
 */
export async function linuxDisk(profile: string, places: LinuxPlaces): Promise<DiskEncryption> {
  const mounts = await readText(join(places.proc, 'self/mountinfo'));
  const real = await realpath(profile).catch(() => profile);
  const mount = mounts === null ? null : mountOf(mounts, real);
  if (mounts === null || mount === null) return notKnown;
  if (mount.type === 'ecryptfs') return { state: 'on', by: 'eCryptfs' };
  const device = await deviceOf(places, mount);
  if (device === null) return notKnown;
  const profileIs = await cryptUnder(places, device);
  if (profileIs !== 'on') return { state: profileIs, by: 'dm-crypt' };
  for (const swap of swapsIn((await readText(join(places.proc, 'swaps'))) ?? '')) {
    const under = swap.file ? await underFile(places, mounts, swap.path) : await deviceNamed(places, swap.path);
    if (under !== null && (await cryptUnder(places, under)) !== 'on') return { state: 'partly', by: 'dm-crypt' };
  }
  return { state: 'on', by: 'dm-crypt' };
}

const underFile = async (places: LinuxPlaces, mounts: string, path: string): Promise<string | null> => {
  const mount = mountOf(mounts, path);
  return mount === null ? null : deviceOf(places, mount);
};

/** The folder in /sys of the block device a mount lies on; null where there is none that can be found. */
async function deviceOf(
  places: LinuxPlaces,
  { device, source }: { readonly device: string; readonly source: string },
): Promise<string | null> {
  // Some file systems (btrfs, overlay) have a device number of their own that names no disk.
  if (!device.startsWith('0:')) return existing(join(places.sys, 'dev/block', device));
  return source.startsWith('/dev/') ? deviceNamed(places, source) : null;
}

async function deviceNamed(places: LinuxPlaces, path: string): Promise<string | null> {
  const real = await realpath(path).catch(() => path);
  return existing(join(places.sys, 'class/block', basename(real)));
}

/** What lies under a block device: itself a crypt mapping, or all, some or none of what it is made of. */
async function cryptUnder(places: LinuxPlaces, folder: string): Promise<DiskEncryption['state']> {
  const uuid = await readText(join(folder, 'dm/uuid'));
  if (uuid?.startsWith('CRYPT-') === true) return 'on';
  const parts = await readdir(join(folder, 'slaves')).catch(() => []);
  if (parts.length === 0) return 'off';
  const under = await Promise.all(parts.map((part) => cryptUnder(places, join(places.sys, 'class/block', part))));
  if (under.every((one) => one === 'on')) return 'on';
  return under.some((one) => one === 'on' || one === 'partly') ? 'partly' : 'off';
}

const readText = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

async function existing(path: string): Promise<string | null> {
  return realpath(path).catch(() => null);
}
