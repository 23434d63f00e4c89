import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { filesUnder } from '../stage-app.ts';
import type { OpenedPackage } from './opened-package.ts';

const root = resolve(import.meta.dirname, '../../..');

/** What must stand in no file of ours: secrets, the paths of whoever built it, options for development. */
const patterns: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN (RSA |EC |ENCRYPTED )?PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}/],
  ['a Twilio SID', /\b(AC|SK|CR|RE)(?!0123456789abcdef)[0-9a-f]{32}\b/],
  ['an option for development', /twilio-origin|demo-file|["']policy-file|--stand-in|update-address|update-key/],
  ['--no-sandbox', /--no-sandbox/],
  ['a source map', /sourceMappingURL=/],
];

/** Looks through what we wrote ourselves; of dependencies, only for whoever built it. */
export function checkWords({ app }: OpenedPackage): string[] {
  const [own, others] = [filesUnder(app), filesUnder(app)].map((paths, n) =>
    paths.filter((path) => path.startsWith('node_modules/') === (n === 1)),
  ) as [string[], string[]];
  const found = own.flatMap((path) => {
    const text = readFileSync(join(app, path), 'latin1');
    return patterns.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${path} holds ${what}`);
  });
  const places = [root, homedir()].filter((place) => place.length > 5);
  const told = [...own, ...others].filter((path) => {
    const bytes = readFileSync(join(app, path));
    return places.some((place) => bytes.includes(place));
  });
  return [...found, ...told.map((path) => `${path} tells where it was built`)];
}
