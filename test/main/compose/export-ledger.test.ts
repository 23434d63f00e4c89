import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { exportLedger, exportPaths } from '../../../main/compose/export-ledger.ts';
import { startRecordReader } from '../../../main/database/start-record-reader.ts';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { createGuard } from '../../../main/ledger/create-guard.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { createSigner } from '../../../main/ledger/create-signer.ts';
import { signingEntry } from '../../../main/ledger/signing-entry.ts';
import type { RecordQuestions } from '../../../main/workers/record-questions.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';

/** A ledger of some thirty entries, signed twice on the way; and what exports it. */
async function program() {
  const record = newRecord();
  const keychain = memoryKeychain();
  let time = 1_700_000_000;
  const now = () => time++;
  const ledger = createLedger(record, { who: { user: '愛子 "ai"', machine: 'desk-7' }, credentialOf: () => null, now });
  const { noteFact } = ledger;
  const signer = createSigner({ record, keychain, session: memoryKeychain(), noteFact, now });
  const worker = new Worker(new URL('../../../main/workers/record-reader.ts', import.meta.url));
  const reader = startRecordReader<RecordQuestions>(worker, record.name);
  onTestFinished(() => reader.close());
  const check: Parameters<typeof createGuard>[0]['check'] = (held, told) => reader.follow('verifyLedger', held, told);
  const guard = createGuard({ record, keychain, signer, noteFact, check, tell: () => {}, now });
  for (let count = 0; count < 12; count += 1) noteFact({ what: 'counted', count, name: `東京 ${count}\n次` });
  await guard.anchor();
  for (let count = 0; count < 12; count += 1) noteFact({ what: 'counted-on', count });
  await guard.anchor();
  const chosen = join(newFolder(), 'ledger 2026.jsonl');
  const writeTo = (path: string) => exportLedger({ ledger, signer, reader }, record, path, now);
  const write = () => writeTo(chosen);
  return { record, keychain, signer, write, writeTo, chosen, paths: exportPaths(chosen) };
}

function run({ checker, lines }: { checker: string; lines: string }, ...more: string[]) {
  const { status, stdout, stderr } = spawnSync('python3', [checker, lines, ...more], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test('a whole export passes the checker that lies beside it, and names its key', async () => {
  const { write, paths, signer } = await program();
  await write();
  const key = await signer.publicKey();
  const { status, said } = run(paths, '--key', key);
  expect(said).toContain('Everything fits.');
  expect(said).toContain(`Signed by ${key}`);
  expect(said).toContain('2 signed heads fit');
  expect(status).toBe(0);
});

test('what lies beside the chosen name is not overwritten, and the export passes all the same', async () => {
  const { write, paths } = await program();
  writeFileSync(paths.signature, 'notes of somebody');
  await write();
  expect(readFileSync(paths.signature, 'utf8')).toBe('notes of somebody');
  const { status, said } = run({ lines: paths.lines, checker: paths.checker.replace('.check', '-2.check') });
  expect(said).toContain('Everything fits.');
  expect(status).toBe(0);
});

test('a second export to the same name replaces the first one whole', async () => {
  const { write, paths } = await program();
  await write();
  await write();
  expect(run(paths)).toMatchObject({ status: 0, said: expect.stringContaining('Everything fits.') });
  expect(readdirSync(dirname(paths.lines))).toHaveLength(3);
});

test('a name that was made of the chosen one is not overwritten either', async () => {
  const { writeTo, paths } = await program();
  writeFileSync(paths.lines, 'an earlier month');
  await writeTo(paths.lines.replace('.jsonl', ''));
  expect(readFileSync(paths.lines, 'utf8')).toBe('an earlier month');
  const free = exportPaths(paths.lines.replace('.jsonl', '-2.jsonl'));
  expect(run(free)).toMatchObject({ status: 0, said: expect.stringContaining('Everything fits.') });
});

test('what fails leaves neither a part nor an empty name', async () => {
  const { write, paths } = await program();
  mkdirSync(paths.lines);
  await expect(write()).rejects.toMatchObject({ code: 'disk-refused' });
  expect(readdirSync(dirname(paths.lines))).toEqual([basename(paths.lines)]);
});

const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1);
const put = (path: string, lines: readonly string[]) => writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
const alterJson = (path: string, alter: (told: Record<string, unknown>) => void) => {
  const told = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  alter(told);
  writeFileSync(path, JSON.stringify(told));
};
type Paths = ReturnType<typeof exportPaths>;

test.each<[string, (paths: Paths) => void, RegExp]>([
  [
    'an altered entry',
    ({ lines }) =>
      put(
        lines,
        linesOf(lines).map((line) => line.replace('"count":5,', '"count":6,')),
      ),
    /line \d+ does not fit the one before/,
  ],
  ['an entry taken out', ({ lines }) => put(lines, linesOf(lines).toSpliced(6, 1)), /line 7 does not fit/],
  ['a cut end', ({ lines }) => put(lines, linesOf(lines).slice(0, -3)), /were exported: the end is missing/],
  ['everything cut', ({ lines }) => put(lines, []), /the end is missing/],
  [
    'two entries changed about',
    ({ lines }) => {
      const [first = '', second = '', ...rest] = linesOf(lines);
      put(lines, [second, first, ...rest]);
    },
    /line 1 does not fit/,
  ],
  ['an entry added', ({ lines }) => put(lines, [...linesOf(lines), linesOf(lines)[3] ?? '']), /line \d+ does not fit/],
  ['a line that is no entry', ({ lines }) => put(lines, ['{}', ...linesOf(lines)]), /line 1 is not an entry/],
  [
    'a cut end with the count made to fit',
    ({ lines, signature }) => {
      const kept = linesOf(lines).slice(0, -3);
      put(lines, kept);
      alterJson(signature, (told) => {
        told.entries = kept.length;
        told.head = JSON.parse(kept.at(-1) ?? '').hash;
      });
    },
    /not the one that was signed/,
  ],
  [
    'another time of signing',
    ({ signature }) =>
      alterJson(signature, (told) => {
        told.signedAt = 1;
      }),
    /signature of the export does not fit/,
  ],
  [
    'another key',
    ({ signature }) =>
      alterJson(signature, (told) => {
        told.publicKey = '00'.repeat(32);
      }),
    /signature of the export does not fit/,
  ],
  [
    'a signed head altered',
    ({ signature }) =>
      alterJson(signature, (told) => {
        (told.checkpoints as { signedAt: number }[])[0]!.signedAt += 1;
      }),
    /signature of entry \d+ does not fit/,
  ],
])('the checker finds %s', async (_, alter, words) => {
  const { write, paths } = await program();
  await write();
  alter(paths);
  const { status, said } = run(paths);
  expect(said).toMatch(words);
  expect(status).toBe(1);
});

test('an export signed by another key than the trusted one does not pass', async () => {
  const { write, paths } = await program();
  await write();
  const { status, said } = run(paths, '--key', 'ab'.repeat(32));
  expect(said).toContain('not by the key you trust');
  expect(status).toBe(1);
});

test('an export of an altered ledger is written as it is, and does not pass', async () => {
  const { write, paths, record } = await program();
  record.exec(`UPDATE ledger SET entry = replace(entry, '"count":5,', '"count":6,') WHERE number = 7`);
  await write();
  const { status, said } = run(paths);
  expect(said).toContain('line 7 does not fit');
  expect(status).toBe(1);
});

test('without the key the export says that it is not signed', async () => {
  const { keychain, record, paths } = await program();
  await keychain.forget(signingEntry);
  const noteFact = () => {};
  const without = createSigner({ record, keychain, session: memoryKeychain(), noteFact, now: () => 1 });
  const ledger = createLedger(record, { who: { user: 'a', machine: 'b' }, credentialOf: () => null, now: () => 2 });
  const worker = new Worker(new URL('../../../main/workers/record-reader.ts', import.meta.url));
  const reader = startRecordReader<RecordQuestions>(worker, record.name);
  onTestFinished(() => reader.close());
  await exportLedger({ ledger, signer: without, reader }, record, paths.lines, () => 3);
  expect(run(paths)).toMatchObject({ status: 0, said: expect.stringContaining('NOT signed') });
  expect(run(paths, '--key', 'ab'.repeat(32)).status).toBe(1);
});

test('a folder that is not there is told, and nothing is left of the export', async () => {
  const { record, signer } = await program();
  const ledger = createLedger(record, { who: { user: 'a', machine: 'b' }, credentialOf: () => null, now: () => 2 });
  const worker = new Worker(new URL('../../../main/workers/record-reader.ts', import.meta.url));
  const reader = startRecordReader<RecordQuestions>(worker, record.name);
  onTestFinished(() => reader.close());
  const deed = exportLedger({ ledger, signer, reader }, record, '/nowhere/at/all.jsonl', () => 3);
  await expect(deed).rejects.toMatchObject({ code: 'disk-refused' });
  const last = record.prepare('SELECT entry FROM ledger ORDER BY number DESC LIMIT 1').pluck().get() as string;
  expect(JSON.parse(last)).toMatchObject({ what: 'ledger-exported', outcome: 'failed', code: 'disk-refused' });
});
