import { readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import wabt from 'wabt';

/**
 * Compiles each main/…/NAME.wat into NAME-wasm.ts beside it; a test keeps the two in step. The binary is committed as
 * text, because a build should not need a compiler, and a reader should see what it was made from.
 */
const root = resolve(import.meta.dirname, '..');
export const wasmSources = ['main/sealed/extremes.wat', 'main/recordings/sid-scan.wat'];

export const compiledPath = (source: string): string => resolve(root, source.replace(/\.wat$/, '-wasm.ts'));

/** The text of the TypeScript file for `source`, a path from the project's root. */
export async function compileWasm(source: string): Promise<string> {
  const { parseWat } = await wabt();
  const file = basename(source);
  // wabt reads the whole ArrayBuffer under a view: a copy has one of its own.
  const module = parseWat(file, new Uint8Array(readFileSync(resolve(root, source))), { simd: true });
  const { buffer } = module.toBinary({});
  module.destroy();
  const name = file.replace(/\.wat$/, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const lines = Buffer.from(buffer)
    .toString('base64')
    .match(/.{1,110}/g);
  return [
    `/** ${file}, compiled by build/compile-wasm.ts; not to be edited by hand. */`,
    `export const ${name}Wasm = [`,
    ...(lines ?? []).map((line) => `  '${line}',`),
    "].join('');",
    '',
  ].join('\n');
}

if (import.meta.main) {
  for (const source of wasmSources) writeFileSync(compiledPath(source), await compileWasm(source));
}
