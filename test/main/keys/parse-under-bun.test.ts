import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { keyCases } from './key-cases.ts';

const run = promisify(execFile);

test('BoringSSL opens and refuses the same files, and makes and reads backups', async () => {
  const bun = join(dirname(createRequire(import.meta.url).resolve('bun/package.json')), '../.bin/bun');
  const script = fileURLToPath(new URL('parse-keys-under-bun.ts', import.meta.url));
  const { stdout } = await run(bun, [script], { timeout: 60_000 });
  expect(JSON.parse(stdout)).toEqual({ cases: keyCases.length, otherwise: [], backup: 'came back' });
}, 60_000);
