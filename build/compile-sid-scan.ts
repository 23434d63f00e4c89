import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import wabt from 'wabt';

/** Compiles main/recordings/sid-scan.wat into main/recordings/sid-scan-wasm.ts; a test keeps the two in step. */
const folder = resolve(import.meta.dirname, '../main/recordings');

export async function compileSidScan(): Promise<string> {
  const { parseWat } = await wabt();
  // wabt reads the whole ArrayBuffer under a view: a copy has one of its own.
  const source = new Uint8Array(readFileSync(resolve(folder, 'sid-scan.wat')));
  const module = parseWat('sid-scan.wat', source, { simd: true });
  const { buffer } = module.toBinary({});
  module.destroy();
  const lines = Buffer.from(buffer)
    .toString('base64')
    .match(/.{1,110}/g);
  return [
    '/** sid-scan.wat, compiled by build/compile-sid-scan.ts; not to be edited by hand. */',
    'export const sidScanWasm = [',
    ...(lines ?? []).map((line) => `  '${line}',`),
    "].join('');",
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(resolve(folder, 'sid-scan-wasm.ts'), await compileSidScan());
