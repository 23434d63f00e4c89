import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { runImporter } from '../../../main/keys/run-importer.ts';
import { fixture, passphrase } from './key-cases.ts';

const startImporter = () => new Worker(new URL('../../../main/workers/import-key.ts', import.meta.url));
const startCode = (code: string) => () => new Worker(code, { eval: true });

test('a worker opens the key and is gone', async () => {
  let ended: Promise<number> | undefined;
  const start = () => {
    const worker = startImporter();
    ended = new Promise((resolve) => worker.once('exit', resolve));
    return worker;
  };
  const bytes = fixture('pbes2-aes-256-cbc.pem');
  expect(await runImporter(start, { bytes, passphrase: null }, 10_000)).toBeNull();
  const key = await runImporter(start, { bytes, passphrase }, 10_000);
  expect(key).toMatchObject({ bits: 2048 });
  await ended;
  expect(bytes.equals(fixture('pbes2-aes-256-cbc.pem'))).toBe(true);
});

test('what is wrong with a file comes back as the failure it is', async () => {
  const opened = runImporter(startImporter, { bytes: fixture('rsa-1024.pem'), passphrase: null }, 10_000);
  await expect(opened).rejects.toMatchObject({ name: 'Failure', code: 'key-too-short', facts: { bits: 1024 } });
});

test('a file that takes too long is given up', async () => {
  const start = startCode(`require('node:worker_threads').parentPort.on('message', () => { for (;;); });`);
  const opened = runImporter(start, { bytes: new Uint8Array(1), passphrase: null }, 200);
  await expect(opened).rejects.toMatchObject({ code: 'key-unreadable', facts: { reason: 'took too long' } });
});

test('a worker that falls over is a bug, not a silence', async () => {
  const start = startCode(
    `require('node:worker_threads').parentPort.on('message', () => { throw new Error('fell'); });`,
  );
  await expect(runImporter(start, { bytes: new Uint8Array(1), passphrase: null }, 5000)).rejects.toThrow('fell');
});

test('a worker that ends without a word is given up', async () => {
  const start = startCode(`require('node:worker_threads').parentPort.on('message', () => process.exit(0));`);
  await expect(runImporter(start, { bytes: new Uint8Array(1), passphrase: null }, 500)).rejects.toMatchObject({
    code: 'key-unreadable',
  });
});
