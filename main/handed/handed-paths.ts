import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** What Koekura is opened with: its own ending, and an archive's marker by its name. */
const ours = /(\.koekura|[\\/]koekura-archive\.json)$/i;

/**
 * The files among the arguments of a start, absolute. Windows and Linux hand them over so; a desktop may write them as
 * `file:` addresses. Switches of Chromium's may stand anywhere between, and are passed over.
 */
export function handedPaths(argv: readonly string[], workingDirectory: string): readonly string[] {
  const { positionals } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: { profile: { type: 'string' } },
  });
  return positionals.flatMap((given) => pathOf(given, workingDirectory) ?? []).filter((path) => ours.test(path));
}

function pathOf(given: string, workingDirectory: string): string | null {
  if (!/^file:/i.test(given)) return resolve(workingDirectory, given);
  try {
    return fileURLToPath(given);
  } catch {
    return null;
  }
}
