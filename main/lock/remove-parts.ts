import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Removes what writings of the file at `path` left beside it when the program was killed (`writeWhole`): nobody uses it. */
export function removeParts(path: string): void {
  const name = basename(path);
  for (const left of namesIn(dirname(path))) {
    if (left.startsWith(`${name}.`) && /^[0-9a-f]{16}\.part$/.test(left.slice(name.length + 1)))
      rmSync(join(dirname(path), left), { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A profile that is not there yet.
    return [];
  }
}
