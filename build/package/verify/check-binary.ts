import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import plist from 'plist';
import { NtExecutable, NtExecutableResource } from 'resedit';
import { fuses } from '../fuses.ts';
import type { OpenedPackage } from './opened-package.ts';

/** Whether the fuses read back as they were to be set. */
export async function checkFuses({ program }: OpenedPackage): Promise<string[]> {
  const wire = (await getCurrentFuseWire(program)) as unknown as Record<string, unknown>;
  return Object.entries(fuses).flatMap(([place, on]) => {
    const state = on ? FuseState.ENABLE : FuseState.DISABLE;
    return wire[place] === state ? [] : [`fuse ${FuseV1Options[Number(place)]} is ${wire[place]}, not ${state}`];
  });
}

/** Whether the hash of the archive that the binary goes by is that of the archive beside it. Linux knows none. */
export function checkIntegrity({ target, program, headerHash }: OpenedPackage): string[] {
  if (target.system === 'linux') return [];
  const written = target.system === 'win32' ? hashInResources(program) : hashInPropertyList(program);
  return written === headerHash ? [] : [`the binary expects an archive ${written}, this one is ${headerHash}`];
}

function hashInResources(program: string): string | undefined {
  const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(program), { ignoreCert: true }));
  const entry = resources.entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  if (entry === undefined) return undefined;
  const parsed = JSON.parse(Buffer.from(entry.bin).toString('utf8')) as { file: string; alg: string; value: string }[];
  return parsed.find(({ file }) => file.replaceAll('\\', '/') === 'resources/app.asar')?.value;
}

type PropertyList = {
  readonly ElectronAsarIntegrity?: Readonly<Record<string, { readonly hash: string } | undefined>>;
  readonly NSAppTransportSecurity?: unknown;
};

function readPropertyList(program: string): PropertyList {
  return plist.parse(readFileSync(join(program, 'Contents/Info.plist'), 'utf8')) as unknown as PropertyList;
}

const hashInPropertyList = (program: string): string | undefined =>
  readPropertyList(program).ElectronAsarIntegrity?.['Resources/app.asar']?.hash;

/** Whether a property list still asks for what the program never needs. */
export function checkPropertyList({ target, program }: OpenedPackage): string[] {
  if (target.system !== 'darwin') return [];
  return Object.keys(readPropertyList(program))
    .filter((key) => key === 'NSAppTransportSecurity' || /UsageDescription$/.test(key))
    .map((key) => `Info.plist has ${key}`);
}
