import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linuxDisk } from '../../../main/checkup/linux-disk.ts';
import { newFolder } from '../../support/new-record.ts';

type Device = { readonly uuid?: string; readonly on?: readonly string[]; readonly number?: string };
type Machine = {
  readonly mounts: string;
  readonly swaps?: string;
  readonly devices: Readonly<Record<string, Device>>;
};

const line = (device: string, point: string, type: string, source: string) =>
  `36 25 ${device} / ${point} rw,relatime shared:1 - ${type} ${source} rw\n`;
const root = line('8:2', '/', 'ext4', '/dev/sda2');
const swapHead = 'Filename\tType\tSize\tUsed\tPriority\n';

/** /proc and /sys of such a machine. */
function placesOf({ mounts, swaps = swapHead, devices }: Machine) {
  const folder = newFolder();
  const places = { proc: join(folder, 'proc'), sys: join(folder, 'sys') };
  mkdirSync(join(places.proc, 'self'), { recursive: true });
  mkdirSync(join(places.sys, 'dev/block'), { recursive: true });
  writeFileSync(join(places.proc, 'self/mountinfo'), mounts);
  writeFileSync(join(places.proc, 'swaps'), swaps);
  for (const [name, { uuid, on = [], number }] of Object.entries(devices)) {
    const device = join(places.sys, 'class/block', name);
    mkdirSync(join(device, 'slaves'), { recursive: true });
    if (uuid !== undefined) mkdirSync(join(device, 'dm'));
    if (uuid !== undefined) writeFileSync(join(device, 'dm/uuid'), uuid);
    for (const part of on) mkdirSync(join(device, 'slaves', part));
    if (number !== undefined) symlinkSync(device, join(places.sys, 'dev/block', number));
  }
  return places;
}

const plain = { sda2: { number: '8:2' } };
const luks = { 'dm-0': { uuid: 'CRYPT-LUKS2-aa-luks', on: ['sda2'], number: '253:0' }, sda2: {} };
const luksRoot = line('253:0', '/', 'ext4', '/dev/mapper/luks');

test.each<[string, Machine, string]>([
  ['a plain partition', { mounts: root, devices: plain }, 'off'],
  ['LUKS on a partition', { mounts: luksRoot, devices: luks }, 'on'],
  [
    'LVM on LUKS',
    {
      mounts: line('253:1', '/', 'xfs', '/dev/mapper/vg-root'),
      devices: { ...luks, 'dm-1': { uuid: 'LVM-x', on: ['dm-0'], number: '253:1' } },
    },
    'on',
  ],
  [
    'LVM over one disk with LUKS and one without',
    {
      mounts: line('253:1', '/', 'xfs', '/dev/mapper/vg-root'),
      devices: { ...luks, 'dm-1': { uuid: 'LVM-x', on: ['dm-0', 'sdb'], number: '253:1' }, sdb: {} },
    },
    'partly',
  ],
  [
    'LVM without LUKS',
    {
      mounts: line('253:1', '/', 'xfs', '/dev/mapper/vg-root'),
      devices: { 'dm-1': { uuid: 'LVM-x', on: ['sda2'], number: '253:1' }, sda2: {} },
    },
    'off',
  ],
  [
    'a profile on another mount than the root',
    { mounts: root + line('253:0', '/home', 'ext4', '/dev/dm-0'), devices: { ...luks, ...plain } },
    'on',
  ],
  [
    'a mount that only begins like the profile',
    { mounts: root + line('253:0', '/ho', 'ext4', '/dev/dm-0'), devices: { ...luks, ...plain } },
    'off',
  ],
  ['a mount over another at the same place', { mounts: luksRoot + root, devices: { ...luks, ...plain } }, 'off'],
  [
    'btrfs, whose number names no disk',
    { mounts: line('0:31', '/', 'btrfs', '/dev/sda2'), devices: { sda2: {} } },
    'off',
  ],
  ['a file system in memory', { mounts: line('0:30', '/', 'tmpfs', 'tmpfs'), devices: {} }, 'unknown'],
  ['a share on the network', { mounts: line('0:44', '/', 'nfs4', 'nas:/home'), devices: {} }, 'unknown'],
  ['a disk that /sys does not know', { mounts: root, devices: {} }, 'unknown'],
  ['eCryptfs', { mounts: line('0:50', '/home', 'ecryptfs', '/home/.x'), devices: {} }, 'on'],
  ['nothing legible', { mounts: 'garbage\n\n- - -\n', devices: {} }, 'unknown'],
  [
    'LUKS with a swap partition that is plain',
    { mounts: luksRoot, swaps: `${swapHead}/dev/sdb1 partition 1 0 -2\n`, devices: { ...luks, sdb1: {} } },
    'partly',
  ],
  [
    'LUKS with a swap file on it',
    { mounts: luksRoot, swaps: `${swapHead}/swapfile file 1 0 -2\n`, devices: luks },
    'on',
  ],
  [
    'LUKS with swap in memory',
    { mounts: luksRoot, swaps: `${swapHead}/dev/zram0 partition 1 0 5\n`, devices: luks },
    'on',
  ],
])('%s', async (_, machine, state) => {
  expect(await linuxDisk('/home/aiko', placesOf(machine))).toMatchObject({ state });
});

test('where /proc cannot be read nothing is known', async () => {
  expect(await linuxDisk('/home/aiko', { proc: '/nowhere', sys: '/nowhere' })).toEqual({ state: 'unknown', by: '' });
});
