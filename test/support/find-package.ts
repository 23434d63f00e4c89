import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { linuxProgram } from '../../build/package/finish-package.ts';
import { targetName, thisTarget } from '../../build/package/target.ts';

/** The program of the package that `npm run dist -- --dir` made for this machine of a real Electron; null without one. */
export function findPackage(): string | null {
  const output = resolve(import.meta.dirname, '../../dist', targetName(thisTarget()));
  const unpacked = existsSync(output) ? readdirSync(output).find((name) => /unpacked$|^mac/.test(name)) : undefined;
  if (unpacked === undefined) return null;
  const mac = 'Koekura.app/Contents/MacOS/Koekura';
  const names = { linux: linuxProgram, win32: 'Koekura.exe', darwin: mac };
  const program = join(output, unpacked, names[thisTarget().system]);
  // What stands for Electron where it cannot be had is a head without a body (build/package/stub-electron.ts).
  const real = 150_000_000;
  const size = sizeBelow(join(output, unpacked));
  return existsSync(program) && size > real ? program : null;
}

function sizeBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
