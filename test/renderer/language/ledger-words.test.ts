import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ledgerWords as english } from '../../../renderer/language/en/ledger-words.ts';
import { ledgerWords as japanese } from '../../../renderer/language/ja/ledger-words.ts';

const main = join(import.meta.dirname, '../../../main');

/** What is noted in the ledger by name, in the program's own sources. */
function noted(): string[] {
  const files = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.flatMap((name) => [
    ...readFileSync(join(main, name), 'utf8').matchAll(/note(?:Fact|Deed)?\(\s*\{\s*what: '([a-z-]+)'/g),
  ]);
  return [...new Set(found.map(([, what]) => what ?? ''))].toSorted();
}

test.each([
  ['en', english],
  ['ja', japanese],
] as const)('whatever is noted in the ledger has words there (%s)', (_language, words) => {
  expect(noted().length).toBeGreaterThan(30);
  expect(noted().filter((what) => !Object.hasOwn(words.what, what))).toEqual([]);
});
