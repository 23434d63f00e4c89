import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { compileSidScan } from '../../../build/compile-sid-scan.ts';

test('the committed search for SIDs is what its source compiles to', async () => {
  const committed = readFileSync(resolve(import.meta.dirname, '../../../main/recordings/sid-scan-wasm.ts'), 'utf8');
  expect(committed).toBe(await compileSidScan());
});
