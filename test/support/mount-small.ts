import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Mounts a file system in memory with these options (`size=1m`); null where that needs rights this user does not have. */
export function mountSmall(
  options: string,
): { readonly folder: string; readonly remount: (options: string) => void } | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'koekura-small-'));
  const mount = (words: string) => execFileSync('mount', ['-t', 'tmpfs', '-o', words, 'tmpfs', folder]);
  try {
    mount(options);
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  });
  return { folder, remount: (words) => mount(`remount,${words}`) };
}
