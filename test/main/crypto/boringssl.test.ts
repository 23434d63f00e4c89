import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { cryptoChecks } from './exercise-crypto.ts';

const bun = resolve(import.meta.dirname, '../../../node_modules/.bin/bun');

test('everything crypto does, it does on BoringSSL too', () => {
  const script = resolve(import.meta.dirname, 'run-under-bun.ts');
  const answer = JSON.parse(execFileSync(bun, [script], { encoding: 'utf8' }));
  expect(answer.bun).toBeTypeOf('string');
  expect(answer.boringssl, 'Bun without BoringSSL proves nothing').toBeTruthy();
  expect(answer.outcomes).toEqual(Object.keys(cryptoChecks).map((name) => ({ name, error: null })));
});
