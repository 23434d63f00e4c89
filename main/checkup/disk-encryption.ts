import { linuxDisk, usualPlaces } from './linux-disk.ts';
import { parseBitLocker, parseFileVault } from './parse-disk-words.ts';
import type { FixedCommand } from './run-fixed-command.ts';

/** Whether the disk the profile lies on is encrypted, as the operating system tells. `partly`: some of what it may write to is not. */
export type DiskEncryption = { readonly state: 'on' | 'off' | 'partly' | 'unknown'; readonly by: string };

/** What no system tells is not known: never taken for encrypted. */
export const notKnown: DiskEncryption = { state: 'unknown', by: '' };

const fileVault: FixedCommand = { file: '/usr/bin/fdesetup', args: ['status'] };
/** The one way that needs no administrator; manage-bde and WMI do. */
const bitLocker: FixedCommand = {
  file: `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
  args: [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    "(New-Object -ComObject Shell.Application).NameSpace($env:SystemDrive).Self.ExtendedProperty('System.Volume.BitLockerProtection')",
  ],
};

export async function diskEncryption(
  profile: string,
  platform: NodeJS.Platform,
  run: (command: FixedCommand) => Promise<string | null>,
): Promise<DiskEncryption> {
  if (platform === 'linux') return linuxDisk(profile, usualPlaces);
  if (platform === 'darwin') return parseFileVault(await run(fileVault));
  if (platform !== 'win32') return notKnown;
  // The command tells of the system's drive only.
  const drive = (process.env.SystemDrive ?? 'C:').toLowerCase();
  return profile.toLowerCase().startsWith(drive) ? parseBitLocker(await run(bitLocker)) : notKnown;
}
