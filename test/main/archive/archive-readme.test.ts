import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyNames } from '../../../main/archive/layout.ts';
import { backUpKey } from '../../../main/keys/back-up-key.ts';
import { publicHalfOf } from '../../../main/keys/key-fingerprint.ts';
import { newFolder } from '../../support/new-record.ts';
import { wav } from '../sealed/make-sound.ts';
import { ours, pair, patient, setUpArchives, untold } from './set-up-archives.ts';

/** The README's own commands, taken from the README as it lies in the archive, run in a shell. */
const batch = '7d0e1f5c-0000-4000-8000-000000000001';
const plain = wav(randomBytes(16_000));

async function archived() {
  const set = setUpArchives();
  const archives = set.open('here');
  const sealed = set.addSealed(plain);
  const sealedHere = set.addPlain(plain);
  const copies = [];
  for (const held of [sealed, sealedHere]) copies.push(await archives.copy(set.archive, held, patient, untold));
  await archives.writeManifests(set.archive, batch, copies, patient);
  const readme = readFileSync(join(set.root, 'README.md'), 'utf8');
  const line = (start: string) => {
    const found = readme.split('\n').find((one) => one.trim().startsWith(start));
    if (found === undefined) throw new Error(`the README has no ${start}`);
    return found.trim();
  };
  const shell = (command: string) =>
    execFileSync('sh', ['-c', command], { cwd: set.root, encoding: 'utf8', stdio: 'pipe' });
  const envelopeOf = ({ recording: { sid, account, startedAt } }: typeof sealed) =>
    copyNames({ recording: sid, account, startedAt }).envelope;
  return { set, sealed, sealedHere, readme, line, shell, envelopeOf };
}

test('the README’s commands open what Twilio sealed and what was sealed here, to the same WAV', async () => {
  const { set, sealed, sealedHere, line, shell, envelopeOf } = await archived();
  const pem = join(newFolder(), 'private-key.pem');
  writeFileSync(pem, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  shell(line("sed -n '/^# open.py/"));
  for (const held of [sealed, sealedHere]) {
    const out = join(newFolder(), 'recording.wav');
    const command = line('python3 open.py')
      .replace('private-key.pem', pem)
      .replace('recordings/…/RE….json', envelopeOf(held))
      .replace('recording.wav', out);
    shell(command);
    expect(readFileSync(out).equals(plain)).toBe(true);
  }
  const told = shell(line('openssl pkey -in').replace('private-key.pem', pem));
  expect(told).toContain(ours);
  expect(JSON.parse(readFileSync(join(set.root, envelopeOf(sealedHere)), 'utf8')).wraps[0].opens).toBe(ours);
});

test('the README’s script opens a recording with a key backup, and refuses an altered one', async () => {
  const { set, sealedHere, line, shell, envelopeOf } = await archived();
  const publicHalf = publicHalfOf(pair.publicKey);
  const row = {
    fingerprint: ours,
    name: 'Key',
    bits: 2048,
    publicHalf,
    origin: 'generated',
    addedAt: 0,
    backedUpAt: null,
  } as const;
  const backup = join(newFolder(), 'key.koekura');
  writeFileSync(backup, await backUpKey(row, pair.privateKey, 'a passphrase long enough', 1_790_000_000));
  shell(line("sed -n '/^# open.py/"));
  const out = join(newFolder(), 'recording.wav');
  const open = () =>
    shell(`KEY_PASSPHRASE='a passphrase long enough' python3 open.py ${backup} ${envelopeOf(sealedHere)} ${out}`);
  open();
  expect(readFileSync(out).equals(plain)).toBe(true);
  const audio = join(set.root, envelopeOf(sealedHere).replace(/json$/, 'sealed'));
  const bytes = readFileSync(audio);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(audio, bytes);
  expect(open).toThrow(/SHA-256 differs/);
}, 120_000);

test('the README’s commands check a manifest’s signature and every recording it lists', async () => {
  const { set, line, readme, shell, envelopeOf, sealed } = await archived();
  const folder = join('manifests', `account=${sealed.recording.account}`, 'year=2026', 'month=09');
  const names = readdirSync(join(set.root, folder));
  const signature = names.find((name) => name.endsWith('.sig')) ?? '';
  const key = /\.([0-9a-f]{16})\.sig$/.exec(signature)?.[1] ?? '';
  const verify = line('openssl pkeyutl -verify')
    .replace('keys/KEY.pem', `keys/${key}.pem`)
    .replace('-in BATCH.jsonl', `-in ${folder}/${batch}.jsonl`)
    .replace('_BATCH.jsonl.KEY.sig', `${folder}/${signature}`);
  expect(shell(verify)).toContain('Signature Verified Successfully');

  const start = readme.indexOf("    python3 -c '");
  const check = readme.slice(start, readme.indexOf("\n    '", start) + 6).replace(/^ {4}/gm, '');
  expect(shell(check)).toContain('2 as they were, 0 wrong');
  const audio = join(set.root, envelopeOf(sealed).replace(/json$/, 'sealed'));
  writeFileSync(audio, Buffer.alloc(10));
  expect(shell(check)).toContain('1 as they were, 1 wrong');
  const manifest = join(set.root, folder, `${batch}.jsonl`);
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('inbound', 'outbound'));
  expect(() => shell(verify)).toThrow();
});
