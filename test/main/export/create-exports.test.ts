import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { Failure } from '../../../main/failure.ts';
import { decodeFlac } from '../../support/decode-flac.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';
import { policyOf } from '../../support/policy-of.ts';
import { readZip } from '../../support/read-zip.ts';
import { wav } from '../sealed/make-sound.ts';
import { patient, setUpExports } from './set-up-exports.ts';

const sound = randomBytes(200_000);
const silent = () => {};
const batch = randomUUID();
const flipped = (at: number) => (sealed: Buffer) => sealed.with(at, (sealed.at(at) ?? 0) ^ 1);

test.each(['encrypted', 'plain'])('%s: the WAV as it was, under the name the template makes', async (kind) => {
  const set = setUpExports();
  const plain = wav(sound, 2);
  const sid = kind === 'plain' ? set.addPlain(plain, { duration: 6 }) : set.addSealed(plain, { duration: 6 });
  const run = await set.exports.begin(batch, set.options({ template: '{account} {from} {sid}' }));
  const name = `Osaka +81312345678 ${sid}.wav`;
  const written = await run.exportOne(set.wanted(sid), patient, silent);
  expect(written).toMatchObject({ recording: sid, name, size: plain.length, sha256: sha256(plain) });
  expect(readFileSync(join(set.target, name)).equals(plain)).toBe(true);
  expect(set.files()).toEqual([name]);
  expect(set.noted()).toEqual([]);
  await run.finish(patient);
  expect(set.files()).toEqual([name]);
});

test('many at once, all of one name, none over another nor over what lay there', async () => {
  const set = setUpExports();
  writeFileSync(join(set.target, 'CALL.wav'), 'mine');
  writeFileSync(join(set.target, 'call (3).WAV'), 'mine too');
  const plains = Array.from({ length: 8 }, () => wav(randomBytes(5000)));
  const sids = plains.map((plain) => set.addSealed(plain));
  const run = await set.exports.begin(batch, set.options({ template: 'call' }));
  const written = await Promise.all(sids.map((sid) => run.exportOne(set.wanted(sid), patient, silent)));
  for (const [index, { name }] of written.entries())
    expect(readFileSync(join(set.target, name)).equals(plains[index] ?? sound)).toBe(true);
  expect(set.files()).toEqual(
    ['CALL.wav', 'call (3).WAV', ...[2, 4, 5, 6, 7, 8, 9, 10].map((n) => `call (${n}).wav`)].sort(),
  );
  expect(readFileSync(join(set.target, 'CALL.wav'), 'utf8')).toBe('mine');
});

test('a file that appears meanwhile is not written over', async () => {
  const set = setUpExports();
  const sid = set.addPlain(wav(sound), { duration: 12 });
  const run = await set.exports.begin(batch, set.options({ template: 'call' }));
  writeFileSync(join(set.target, 'call.wav'), 'mine');
  expect((await run.exportOne(set.wanted(sid), patient, silent)).name).toBe('call (2).wav');
  expect(readFileSync(join(set.target, 'call.wav'), 'utf8')).toBe('mine');
});

test.each([
  ['a bit flipped', flipped(5000), 'audio-damaged'],
  ['the tag altered', flipped(-1), 'audio-damaged'],
  ['an error page for sound', () => Buffer.from('<?xml version="1.0"?><TwilioResponse/>'), 'media-not-audio'],
])('damaged: %s: no file is made at all', async (_, alter, code) => {
  const set = setUpExports();
  const sid = set.addSealed(wav(sound), {}, alter);
  const run = await set.exports.begin(batch, set.options());
  await expect(run.exportOne(set.wanted(sid), patient, silent)).rejects.toMatchObject({ code });
  expect(set.files()).toEqual([]);
  expect(set.noted()).toEqual([]);
});

test('a recording no key opens leaves nothing', async () => {
  const set = setUpExports();
  const sid = set.addSealed(wav(sound), { keySid: `CR${'9'.repeat(32)}` });
  const run = await set.exports.begin(batch, set.options());
  await expect(run.exportOne(set.wanted(sid), patient, silent)).rejects.toMatchObject({ code: 'key-missing' });
  expect(set.files()).toEqual([]);
});

test('called off while it is fetched, nothing stays', async () => {
  const set = setUpExports();
  const controller = new AbortController();
  const sid = set.add({}, null, async () => ({
    contentType: 'audio/x-wav',
    length: null,
    chunks: (async function* () {
      yield wav(sound);
      controller.abort();
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Failure('cancelled');
    })(),
  }));
  const run = await set.exports.begin(batch, set.options());
  const writing = run.exportOne(set.wanted(sid), controller.signal, silent);
  await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
  expect(set.files()).toEqual([]);
  expect(set.noted()).toEqual([]);
});

test('what this batch has written already is not written twice', async () => {
  const set = setUpExports();
  const sid = set.addSealed(wav(sound));
  const first = await set.exports.begin(batch, set.options());
  const written = await first.exportOne(set.wanted(sid), patient, silent);
  const again = await set.exports.begin(batch, set.options());
  expect(await again.exportOne(set.wanted(sid), patient, silent)).toEqual(written);
  expect(set.files()).toEqual([`${sid}.wav`]);
  // Altered since: it is written anew, under a name of its own.
  writeFileSync(join(set.target, `${sid}.wav`), 'altered');
  expect((await again.exportOne(set.wanted(sid), patient, silent)).name).toBe(`${sid} (2).wav`);
});

test('a folder that is unplugged is said to be missing, and found again when it is back', async () => {
  const set = setUpExports();
  const sid = set.addSealed(wav(sound));
  const run = await set.exports.begin(batch, set.options());
  renameSync(set.target, `${set.target}-away`);
  const missing = { code: 'export-folder-missing', facts: { folder: set.target } };
  await expect(run.exportOne(set.wanted(sid), patient, silent)).rejects.toMatchObject(missing);
  await expect(set.exports.begin(randomUUID(), set.options())).rejects.toMatchObject(missing);
  renameSync(`${set.target}-away`, set.target);
  await run.exportOne(set.wanted(sid), patient, silent);
  expect(set.files()).toEqual([`${sid}.wav`]);
});

test('a folder nobody chose is refused', async () => {
  const set = setUpExports();
  const begun = set.exports.begin(batch, { ...set.options(), folder: '/etc' });
  await expect(begun).rejects.toMatchObject({ code: 'nothing-chosen' });
});

test.each(['csv', 'json'] as const)('a %s manifest lists every file with its hash', async (manifest) => {
  const set = setUpExports();
  const plains = [wav(sound), wav(randomBytes(100))];
  const run = await set.exports.begin(batch, set.options({ manifest }));
  const written = await Promise.all(
    plains.map((plain) => run.exportOne(set.wanted(set.addSealed(plain)), patient, silent)),
  );
  await run.finish(patient);
  const name = set.files().find((file) => file.startsWith('koekura')) ?? '';
  expect(name).toBe(`koekura 2026-09-21 14-13-20.${manifest}`);
  const text = readFileSync(join(set.target, name), 'utf8');
  for (const { name: file, sha256: hash, recording } of written)
    for (const part of [file, hash, recording]) expect(text).toContain(part);
  if (manifest === 'csv') expect(text).toContain("'+81312345678");
  else expect(JSON.parse(text)).toMatchObject({ version: 1, export: batch, files: [{}, { from: '+81312345678' }] });
});

test.each(['none', 'csv'] as const)(
  'a zip holds every recording as it was, and nothing lies beside it (%s)',
  async (manifest) => {
    const set = setUpExports();
    const plains = [wav(sound), wav(randomBytes(100))];
    const options = set.options({ zip: true, manifest, template: '通話' });
    const run = await set.exports.begin(batch, options);
    for (const plain of plains) await run.exportOne(set.wanted(set.addSealed(plain)), patient, silent);
    expect(await set.exports.leftovers()).toEqual([]);
    await run.finish(patient);
    expect(set.files()).toEqual(['koekura 2026-09-21 14-13-20.zip']);
    expect(set.noted()).toEqual([]);
    const entries = readZip(readFileSync(join(set.target, 'koekura 2026-09-21 14-13-20.zip')));
    expect([...entries.keys()]).toEqual(['通話 (2).wav', '通話.wav', ...(manifest === 'csv' ? ['manifest.csv'] : [])]);
    expect(entries.get('通話.wav')?.equals(plains[0] ?? sound)).toBe(true);
    expect(entries.get('通話 (2).wav')?.equals(plains[1] ?? sound)).toBe(true);
    await run.finish(patient);
    expect(set.files()).toHaveLength(1);
  },
);

test('what waits for a zip and was altered is not packed', async () => {
  const set = setUpExports();
  const run = await set.exports.begin(batch, set.options({ zip: true }));
  await run.exportOne(set.wanted(set.addSealed(wav(sound))), patient, silent);
  writeFileSync(join(set.target, set.files()[0] ?? ''), 'altered');
  await expect(run.finish(patient)).rejects.toMatchObject({ code: 'audio-changed' });
  expect(set.files().filter((name) => name.endsWith('.zip') || name.startsWith('zip'))).toEqual([]);
});

test('a batch that is called off leaves nothing that waited for its zip, and every whole file', async () => {
  const set = setUpExports();
  const [whole, waiting] = [randomUUID(), randomUUID()];
  const sid = set.addSealed(wav(sound));
  await (await set.exports.begin(whole, set.options())).exportOne(set.wanted(sid), patient, silent);
  await (await set.exports.begin(waiting, set.options({ zip: true }))).exportOne(set.wanted(sid), patient, silent);
  expect(set.files()).toHaveLength(2);
  await set.exports.abandon(waiting);
  await set.exports.abandon(whole);
  expect(set.files()).toEqual([`${sid}.wav`]);
});

test('what waited for the zip of a batch that was called off while its folder was away is listed as left over', async () => {
  const set = setUpExports();
  const sid = set.addSealed(wav(sound));
  const waiting = randomUUID();
  await (await set.exports.begin(waiting, set.options({ zip: true }))).exportOne(set.wanted(sid), patient, silent);
  const [part = ''] = set.files();
  renameSync(set.target, `${set.target}-away`);
  await set.exports.abandon(waiting);
  renameSync(`${set.target}-away`, set.target);
  expect((await set.exports.leftovers()).map(({ path }) => path)).toEqual([join(set.target, part)]);
  expect(await set.exports.removeLeftovers()).toEqual({ removed: 1, failed: 0 });
  expect(set.files()).toEqual([]);
});

test('FLAC and MP3 are written too, and the ledger says what was packed', async () => {
  const set = setUpExports();
  const sid = set.addSealed(wav(sound));
  const flac = await set.exports.begin(randomUUID(), set.options({ format: 'flac', manifest: 'json' }));
  await flac.exportOne(set.wanted(sid), patient, silent);
  await flac.finish(patient);
  expect(decodeFlac(readFileSync(join(set.target, `${sid}.flac`))).frames).toBe(100_000);
  const mp3 = await set.exports.begin(randomUUID(), set.options({ format: 'mp3' }));
  await mp3.exportOne(set.wanted(sid), patient, silent);
  expect(set.files()).toContain(`${sid}.mp3`);
  const entries = set.record
    .prepare('SELECT * FROM ledger')
    .all()
    .map((row) => JSON.stringify(row));
  expect(entries.filter((entry) => entry.includes('export-finished'))).toHaveLength(2);
  expect(set.ledger.verify()).toMatchObject({ firstMisfit: null });
});

test('what a killed run left half-written is listed, and removed on request; nothing else is', async () => {
  const set = setUpExports();
  const left = join(set.target, 'left.part');
  writeFileSync(left, 'half');
  writeFileSync(join(set.target, 'mine.part'), 'not ours');
  const note = set.record.prepare('INSERT INTO unfinished_export (path, batch, begun_at) VALUES (?, ?, 1)');
  note.run(left, batch);
  note.run(join(set.target, 'never-made.part'), batch);
  note.run('/nowhere/at/all.part', batch);
  expect((await set.exports.leftovers()).map(({ path }) => path)).toEqual([left, '/nowhere/at/all.part']);
  expect(await set.exports.removeLeftovers()).toEqual({ removed: 1, failed: 1 });
  expect(set.files()).toEqual(['mine.part']);
  rmSync(join(set.target, 'mine.part'));
});

test('where nothing may leave unprotected no export is begun', async () => {
  const set = setUpExports(join(newFolder(), 'chosen'), newRecord(), policyOf({ 'export.forbidPlain': true }));
  await expect(set.exports.begin(batch, set.options())).rejects.toMatchObject({
    code: 'forbidden-by-policy',
    facts: { policy: 'export.forbidPlain' },
  });
});
