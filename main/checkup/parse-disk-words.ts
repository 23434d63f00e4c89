import type { DiskEncryption } from './disk-encryption.ts';

/** What `fdesetup status` prints (macOS). Encrypting and decrypting are under way, so part of the disk is plain. */
export function parseFileVault(printed: string | null): DiskEncryption {
  const by = 'FileVault';
  const words = printed ?? '';
  if (/(en|de)cryption in progress/i.test(words)) return { state: 'partly', by };
  if (/^FileVault is On\.?\s*$/im.test(words)) return { state: 'on', by };
  if (/^FileVault is Off\.?\s*$/im.test(words)) return { state: 'off', by };
  return { state: 'unknown', by };
}

/** By the number of the Windows shell's property System.Volume.BitLockerProtection. */
const bitLockerStates: ReadonlyMap<string, DiskEncryption['state']> = new Map([
  ['1', 'on'],
  ['2', 'off'],
  // Being encrypted, being decrypted, suspended: the key lies open, or part of the disk is plain.
  ['3', 'partly'],
  ['4', 'partly'],
  ['5', 'partly'],
]);

export function parseBitLocker(printed: string | null): DiskEncryption {
  return { state: bitLockerStates.get((printed ?? '').trim()) ?? 'unknown', by: 'BitLocker' };
}
