import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { filesUnder } from '../stage-app.ts';
import type { OpenedPackage } from './opened-package.ts';

/** Nobody's business in a package: what is for development, tests, sources. */
const forbidden =
  /(^|\/)(test|stand-in|simulator|default_app\.asar)(\/|$)|\.(map|ts|tsx|env|pem|key)$|(^|\/)\.env|(^|\/)dist\/|^(main|renderer|build)\//;

/** What is wrong with the list of files: it has to be the staged one to the last file, with the same bytes. */
export function checkFiles({ app, folder }: OpenedPackage, staged: string): string[] {
  const [packed, expected] = [filesUnder(app), filesUnder(staged)];
  const [have, want] = [new Set(packed), new Set(expected)];
  const outside = filesUnder(folder).filter((path) => /default_app\.asar|\.map$/.test(path));
  return [
    ...expected.filter((path) => !have.has(path)).map((path) => `missing: ${path}`),
    ...packed.filter((path) => !want.has(path)).map((path) => `not expected: ${path}`),
    ...packed
      .filter((path) => want.has(path) && !isAsStaged(path, join(app, path), join(staged, path)))
      .map((path) => `not what was staged: ${path}`),
    ...packed
      .filter((path) => !path.startsWith('node_modules/') && forbidden.test(path))
      .map((path) => `left in: ${path}`),
    ...outside.map((path) => `left in: ${path}`),
  ];
}

/** Byte for byte; of a package.json the packer leaves out what nothing needs at run time, and may add nothing. */
function isAsStaged(path: string, packed: string, staged: string): boolean {
  const [have, want] = [readFileSync(packed), readFileSync(staged)];
  if (!path.endsWith('/package.json')) return have.equals(want);
  const whole = JSON.parse(want.toString('utf8')) as Record<string, unknown>;
  const left = Object.entries(JSON.parse(have.toString('utf8')) as Record<string, unknown>);
  return left.every(([key, value]) => isDeepStrictEqual(value, whole[key]));
}
