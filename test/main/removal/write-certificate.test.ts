import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Failure } from '../../../main/failure.ts';
import { canonicalJson, type Json } from '../../../main/ledger/canonical-json.ts';
import { writeCertificate } from '../../../main/removal/write-certificate.ts';
import { certifiedHead, certifiedSid, certifyingSigner, writeCertifiedBatch } from '../../support/certified-batch.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';

async function certify(count: number, language: 'en' | 'ja' = 'en') {
  const record = newRecord();
  writeCertifiedBatch(record, count);
  const folder = newFolder();
  const parts = { record, signer: certifyingSigner(), archiveName: () => 'NAS <Osaka>', now: () => 1_795_000_000 };
  await writeCertificate(parts, certifiedHead, language, join(folder, 'certificate.html'));
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { folder, read };
}

/** As the text beside a certificate tells to. */
function check(folder: string): { signature: boolean; sums: boolean } {
  const holds = (program: string, args: readonly string[]) => {
    try {
      execFileSync(program, args, { cwd: folder, stdio: 'pipe' });
      return true;
    } catch {
      return false;
    }
  };
  const signed = ['-in', 'certificate.sha256', '-sigfile', 'certificate.sha256.sig'];
  return {
    signature: holds('openssl', ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', 'certificate.pem', ...signed]),
    sums: holds('sha256sum', ['-c', 'certificate.sha256']),
  };
}

test('a certificate is checked with OpenSSL as the text beside it says', async () => {
  const { folder, read } = await certify(60);
  expect(readdirSync(folder).sort()).toEqual([
    'certificate.html',
    'certificate.json',
    'certificate.pem',
    'certificate.sha256',
    'certificate.sha256.sig',
    'certificate.txt',
  ]);
  expect(check(folder)).toEqual({ signature: true, sums: true });
  expect(read('certificate.txt')).toContain('openssl pkeyutl -verify -rawin -pubin -inkey "certificate.pem"');
});

test.each(['certificate.html', 'certificate.json', 'certificate.sha256', 'certificate.sha256.sig'])(
  'one whose %s was altered fails the check',
  async (name) => {
    const { folder } = await certify(60);
    const bytes = readFileSync(join(folder, name));
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(join(folder, name), bytes);
    const { signature, sums } = check(folder);
    expect(signature && sums).toBe(false);
  },
);

test('its JSON is canonical, and keeps apart what we did, what Twilio answered and what we saw', async () => {
  const { read } = await certify(60);
  const text = read('certificate.json');
  const certificate = JSON.parse(text) as Record<string, Json> & { recordings: Record<string, Json>[] };
  expect(text).toBe(`${canonicalJson(certificate)}\n`);
  expect(certificate).toMatchObject({
    format: 'koekura-removal-certificate',
    version: 1,
    batch: { id: certifiedHead.batch, plan: certifiedHead.plan, withoutCopy: certifiedHead.withoutCopy },
    totals: { removed: 60, answered404: 2, answerLost: 2, withoutCopy: 2, seenGone: 54, seenBack: 1 },
  });
  expect(certificate.recordings).toHaveLength(60);
  const [first, , , uncopied, , back, , gone, lost, unseen] = certificate.recordings;
  expect(first).toMatchObject({
    recording: certifiedSid(0),
    weDid: {
      askedAt: '2026-10-12T03:04:05Z',
      by: { user: 'akiko', machine: 'desk-3', credential: '9f3c1a' },
      ledgerIntent: 2,
      ledgerOutcome: 62,
      copy: { archive: 'a-1', verifiedAt: '2026-10-12T03:03:05Z' },
    },
    twilioAnswered: 204,
    weSaw: { goneAt: '2026-10-12T03:05:35Z', absentAt: '2026-11-22T03:04:05Z', event: `AE${'0'.repeat(32)}` },
  });
  expect(uncopied).toMatchObject({ weDid: { copy: null } });
  expect(back).toMatchObject({ weSaw: { backAt: '2026-10-17T03:04:05Z' } });
  expect([gone?.twilioAnswered, lost?.twilioAnswered]).toEqual([404, null]);
  expect(unseen).toMatchObject({ weSaw: { goneAt: null, deletedAt: null, absentAt: null, event: null } });
});

test('names and reasons cannot become part of the page', async () => {
  const { read } = await certify(5);
  const html = read('certificate.html');
  expect(html).not.toMatch(/<script|<b>|<Osaka>/);
  expect(html).toContain('&lt;script&gt;document.title = &quot;owned&quot;&lt;/script&gt; 顧客の依頼による');
  expect(html).toContain('NAS &lt;Osaka&gt;');
});

test('thousands of recordings are all in it', async () => {
  const { folder, read } = await certify(5000, 'ja');
  const html = read('certificate.html');
  for (const number of [0, 199, 200, 201, 2500, 4999]) expect(html).toContain(certifiedSid(number));
  expect(html.match(/<code>RE/g)).toHaveLength(5000);
  const sum = createHash('sha256').update(html).digest('hex');
  expect(read('certificate.sha256')).toContain(`${sum}  certificate.html`);
  expect(check(folder)).toEqual({ signature: true, sums: true });
});

test('what lies beside it already is not overwritten, and both can be checked', async () => {
  const record = newRecord();
  writeCertifiedBatch(record, 3);
  const folder = newFolder();
  const parts = { record, signer: certifyingSigner(), archiveName: () => null, now: () => 1 };
  const theirs = { 'removal.pem': 'our only key', 'removal-2.json': '{}' };
  for (const [name, text] of Object.entries(theirs)) writeFileSync(join(folder, name), text);
  await writeCertificate(parts, certifiedHead, 'en', join(folder, 'removal.html'));
  for (const [name, text] of Object.entries(theirs)) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  const beside = ['.json', '.pem', '.sha256', '.sha256.sig', '.txt'].map((ending) => `removal-3${ending}`);
  expect(readdirSync(folder).sort()).toEqual([...beside, 'removal.html', ...Object.keys(theirs)].sort());
  expect(execFileSync('sha256sum', ['-c', 'removal-3.sha256'], { cwd: folder }).toString()).toContain('removal.html');
});

test('without the signing key nothing is left behind', async () => {
  const record = newRecord();
  writeCertifiedBatch(record, 3);
  const folder = newFolder();
  const signer = {
    ...certifyingSigner(),
    sign: () => Promise.reject(new Failure('ledger-key-missing', { reason: 'missing' })),
  };
  const parts = { record, signer, archiveName: () => null, now: () => 1 };
  await expect(writeCertificate(parts, certifiedHead, 'en', join(folder, 'c.html'))).rejects.toMatchObject({
    code: 'ledger-key-missing',
  });
  expect(readdirSync(folder)).toEqual([]);
});
