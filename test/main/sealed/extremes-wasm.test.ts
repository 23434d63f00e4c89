import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { compileExtremes } from '../../../build/compile-extremes.ts';

test('the committed WebAssembly is what its source compiles to', async () => {
  const committed = readFileSync(resolve(import.meta.dirname, '../../../main/sealed/extremes-wasm.ts'), 'utf8');
  expect(committed).toBe(await compileExtremes());
});
