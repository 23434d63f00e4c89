import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Four rings: edge, features in their order, adapters, vocabulary. A file imports from its own folder and further in. */

const root = resolve(import.meta.dirname, '..');
const vocabulary = ['contract', 'recording', 'failure', 'file-failure', 'log'].map((name) => `main/${name}.ts`);
const adapters = ['policy', 'keychain', 'http', 'twilio', 'database', 'crypto', 'object-store', 'encoders', 'packing'];
const features = [
  'ledger',
  'keys',
  'proxy',
  'accounts',
  'recordings',
  'holds',
  'sealed',
  'archive',
  'playback',
  'plans',
  'export',
  'removal',
  'batch',
  'monitor',
  'reconcile',
  'coverage',
  'enrolment',
  'recovery',
  'lock',
  'checkup',
  'updates',
];
const importersOf = {
  'better-sqlite3': 'database',
  '@napi-rs/keyring': 'keychain',
  undici: 'http',
  twilio: 'twilio',
  '@aws-sdk/client-s3': 'object-store',
  '@aws-sdk/credential-provider-node': 'object-store',
  'wasm-media-encoders': 'encoders',
  libflacjs: 'encoders',
  yazl: 'packing',
  'csv-stringify': 'packing',
};
const mayImportElectron = ['main', 'preload', 'window', 'scheme', 'menu', 'desk'].map((name) => `main/${name}.ts`);

const files = globSync('{main,renderer,build,test}/**/*.{ts,tsx}', { cwd: root }).map((path) =>
  path.replaceAll('\\', '/'),
);
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const main = files.filter((path) => path.startsWith('main/'));
const renderer = files.filter((path) => path.startsWith('renderer/'));

type Import = { readonly from: string; readonly to: string; readonly typesOnly: boolean };
const imported =
  /^\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|^import\s+()'([^']+)'|import\('([^']+)'\)/gm;
const importsOf = (paths: readonly string[]): Import[] =>
  paths.flatMap((from) =>
    [...textOf(from).matchAll(imported)].map(([, typesOnly, named, , bare, lazy]) => {
      const to = named ?? bare ?? lazy ?? '';
      const local = to.startsWith('.');
      return { from, to: local ? normalize(join(dirname(from), to)) : to, typesOnly: typesOnly !== undefined };
    }),
  );

const folderOf = (path: string) => (path.split('/').length > 2 ? (path.split('/')[1] ?? '') : '');
/** How far out a file of main is: vocabulary 0, adapters 1, features 2 and more in their order, the edge last. */
function ringOf(path: string): number {
  if (vocabulary.includes(path) || folderOf(path) === 'contract') return 0;
  const folder = folderOf(path);
  if (adapters.includes(folder)) return 1;
  return features.includes(folder) ? 2 + features.indexOf(folder) : 2 + features.length;
}

function mayImport({ from, to }: Import): boolean {
  if (folderOf(from) === folderOf(to) || ringOf(to) < ringOf(from)) return true;
  if (['twilio', 'object-store'].includes(folderOf(from)) && folderOf(to) === 'http') return true;
  // The vocabulary is one ring in two places: contract.ts gathers what contract/ declares.
  if (ringOf(from) === 0 && ringOf(to) === 0) return true;
  return ringOf(from) === 2 + features.length && ringOf(to) === ringOf(from);
}

const mainImports = importsOf(main);
const said = ({ from, to }: Import) => `${from} imports ${to}`;

test('a file of main imports from its own folder and from rings further in', () => {
  const local = mainImports.filter(({ to }) => to.startsWith('main/'));
  expect(local.length).toBeGreaterThan(100);
  expect(local.filter((one) => !mayImport(one)).map(said)).toEqual([]);
});

test('main imports nothing of the renderer, the tests or the build', () => {
  expect(mainImports.filter(({ to }) => /^(renderer|test|build)\//.test(to)).map(said)).toEqual([]);
});

test('only the edge imports electron', () => {
  const importers = mainImports.filter(({ to, typesOnly }) => to === 'electron' && !typesOnly).map(({ from }) => from);
  expect(importers.filter((path) => !mayImportElectron.includes(path))).toEqual([]);
});

test.each(Object.entries(importersOf))('only its adapter imports %s', (name, folder) => {
  const all = [...mainImports, ...importsOf(renderer)].filter(({ to }) => to === name || to.startsWith(`${name}/`));
  expect(all.filter(({ from }) => folderOf(from) !== folder).map(said)).toEqual([]);
});

test('the renderer imports one file of main, as types only, and nothing of Node', () => {
  const outside = importsOf(renderer).filter(({ to }) => /^(main|test|build)\//.test(to) || to.startsWith('node:'));
  const wrong = outside.filter(({ to, typesOnly }) => to !== 'main/contract.ts' || !typesOnly);
  expect(wrong.map(said)).toEqual([]);
});

test('no file is longer than 250 lines, tables of test cases apart', () => {
  const long = files.filter((path) => !path.endsWith('.test.ts') && textOf(path).split('\n').length > 251);
  expect(long).toEqual([]);
});

test('base names are unique, so that "go to file" needs no folder', () => {
  // The strings of a screen have its name in each language, and main.ts is where each program starts.
  const named = files.filter((path) => !path.startsWith('renderer/language/') && !/\/main\.tsx?$/.test(path));
  const byName = Map.groupBy(named, (path) => basename(path));
  expect([...byName.values()].filter((paths) => paths.length > 1)).toEqual([]);
});
