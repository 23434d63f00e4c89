import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import wabt from 'wabt';

/** Compiles main/sealed/extremes.wat into main/sealed/extremes-wasm.ts; a test keeps the two in step. */
const folder = resolve(import.meta.dirname, '../main/sealed');

export async function compileExtremes(): Promise<string> {
  const { parseWat } = await wabt();
  // wabt reads the whole ArrayBuffer under a view: a copy has one of its own.
  const source = new Uint8Array(readFileSync(resolve(folder, 'extremes.wat')));
  const module = parseWat('extremes.wat', source, { simd: true });
  const { buffer } = module.toBinary({});
  module.destroy();
  const lines = Buffer.from(buffer)
    .toString('base64')
    .match(/.{1,110}/g);
  return [
    '/** extremes.wat, compiled by build/compile-extremes.ts; not to be edited by hand. */',
    'export const extremesWasm = [',
    ...(lines ?? []).map((line) => `  '${line}',`),
    "].join('');",
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(resolve(folder, 'extremes-wasm.ts'), await compileExtremes());
