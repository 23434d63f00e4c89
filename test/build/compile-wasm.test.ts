import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compiledPath, compileWasm, wasmSources } from '../../build/compile-wasm.ts';

test.each(wasmSources)('the committed WebAssembly is what %s compiles to', async (source) => {
  expect(readFileSync(compiledPath(source), 'utf8')).toBe(await compileWasm(source));
});
