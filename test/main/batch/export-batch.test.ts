import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ExportOptions } from '../../../main/contract.ts';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { eachRow } from '../../../main/ledger/ledger-rows.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { newFolder } from '../../support/new-record.ts';
import { openWhole } from '../../support/whole-program.ts';

vi.setConfig({ testTimeout: 120_000 });

/** An export as a user has it made: a plan over everything, carried out by a batch. */
async function setUp(recordings: number) {
  const simulator = await startSimulator({ recordings, subaccountRecordings: 0, duration: 5 });
  const whole = await openWhole(simulator);
  const target = join(newFolder(), 'chosen');
  mkdirSync(target);
  const options: ExportOptions = {
    ...{ folder: whole.program.exports.keepFolder(target), format: 'wav', template: '{sid}', zip: false },
    manifest: 'csv',
  };
  return { ...whole, simulator, target, options };
}

test('a batch exports everything that can be, says why the rest is not, and has each with its hash in the ledger', async () => {
  const { program, carryOut, simulator, target, options } = await setUp(24);
  const over = await carryOut('export', null, { export: options });
  await simulator.close();
  const { counts, whole } = over;
  expect(over).toMatchObject({ state: 'finished', kind: 'export' });
  expect(counts.exported).toBeGreaterThan(10);
  expect(counts.exported + counts.kept + counts.failed).toBe(counts.planned);
  expect(whole).toBe(counts.failed === 0);
  const { rows } = program.batches.rows(over.batch, null, 0, 500);
  for (const { outcome, failure } of rows)
    expect([outcome, failure === null]).toEqual([outcome, outcome === 'exported']);

  const written = rows.filter(({ outcome }) => outcome === 'exported').map(({ sid }) => `${sid}.wav`);
  const files = readdirSync(target);
  expect(files.filter((name) => name.endsWith('.wav')).sort()).toEqual(written.sort());
  expect(files.filter((name) => name.endsWith('.csv'))).toHaveLength(1);
  const told = [...eachRow(program.record)]
    .map(({ entry }) => JSON.parse(entry))
    .filter(({ what, outcome }) => what === 'recording-exported' && outcome === 'done');
  expect(told).toHaveLength(written.length);
  for (const { facts } of told) {
    expect(sha256(readFileSync(join(target, `${facts.recording}.wav`)))).toBe(facts.sha256);
  }
  expect(await program.exports.leftovers()).toEqual([]);
});

test('a batch’s exports come from Twilio no faster than it may fetch', async () => {
  const { carryOut, simulator, options } = await setUp(12);
  const bandwidth = 150_000;
  const began = performance.now();
  const { bytes, counts } = await carryOut('export', null, { export: options, bandwidth });
  const seconds = (performance.now() - began) / 1000;
  await simulator.close();
  expect(counts.exported).toBeGreaterThan(3);
  // Two channels become four bytes a sample here as there; what is written is what was fetched.
  expect(seconds).toBeGreaterThan((0.9 * bytes) / bandwidth);
});

test('what is no longer at Twilio is exported from its archive', async () => {
  const { program, carryOut, simulator, target, options } = await setUp(24);
  const place = { kind: 'folder', path: newFolder() } as const;
  const store = await program.archives.openPlace(place);
  const { archive } = await program.archives.places.add({ name: 'Vault', place, store, preflight: [] });
  const gone = async () => {
    const selection = { kind: 'all' as const, filter: {}, except: [] };
    const { hindered } = await program.plans.make({ kind: 'archive', archive, selection });
    return hindered.find(({ reason }) => reason === 'gone')?.count ?? 0;
  };
  const before = await gone();
  const { batch, counts } = await carryOut('evacuate', archive);
  expect(counts.removed).toBeGreaterThan(8);
  await expect.poll(gone, { timeout: 30_000 }).toBe(before + counts.removed);

  const over = await carryOut('export', null, { export: options });
  await simulator.close();
  expect(over).toMatchObject({ state: 'finished' });
  const removed = program.batches.rows(batch, ['removed'], 0, 500).rows.map(({ sid }) => sid);
  const written = readdirSync(target);
  expect(removed.filter((sid) => !written.includes(`${sid}.wav`))).toEqual([]);
});
