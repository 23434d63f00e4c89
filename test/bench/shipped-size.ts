import { globSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { weighJavaScript } from '../support/shipped-javascript.ts';
import type { Figure } from './figure.ts';

/** What is shipped of our own code: the window's JavaScript after gzip, and the bundle of main. */
export async function measureSize(): Promise<readonly Figure[]> {
  const { initial, whole, heaviestLater } = await weighJavaScript();
  const out = resolve(import.meta.dirname, '../../out');
  const main = globSync('main/*.js', { cwd: out }).reduce((sum, path) => sum + statSync(resolve(out, path)).size, 0);
  const how = 'gzip, level 6, of the minified renderer';
  return [
    {
      what: 'JavaScript before the first screen',
      value: initial / 1000,
      unit: 'kB gzip',
      reach: 'under 350',
      met: initial < 350_000,
      how: `${how}: the entry, all it imports, and one language`,
    },
    kilobytes('JavaScript of every screen and language', whole, 'kB gzip', how),
    kilobytes(`heaviest part that comes later (${heaviestLater.name})`, heaviestLater.bytes, 'kB gzip', how),
    kilobytes(
      'bundle of main and its workers',
      main,
      'kB',
      'as it is read, not minified, packages that stay outside apart',
    ),
  ];
}

function kilobytes(what: string, bytes: number, unit: string, how: string): Figure {
  return { what, value: bytes / 1000, unit, reach: 'printed', met: true, how };
}
