import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePrivateKey } from '../../../main/keys/parse-private-key.ts';
import { writeBackup } from '../../../main/keys/write-backup.ts';
import type { KitContents, KitKey, KitLine } from '../../../main/recovery/kit-lines.ts';
import { kitTables } from '../../../main/recovery/kit-tables.ts';
import { openKit } from '../../../main/recovery/open-kit.ts';
import { writeKitFile } from '../../../main/recovery/write-kit-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { fixture } from '../keys/key-cases.ts';

/** Everything that can be wrong with the file itself. What is mended after being altered has its digest made to fit. */
const passphrase = 'correct horse battery staple';
const home = temporaryFolder();
const key = parsePrivateKey(fixture('rsa-2048.pem'), null);
if (key === null) throw new Error('The fixture needs no passphrase.');
const zeros = '0'.repeat(64);
const kitId = '00000000-0000-4000-8000-000000000001';
const contents: KitContents = {
  ...{ kit: kitId, madeAt: 1_790_000_000, madeBy: { user: 'aiko', machine: 'desk-7' }, keysMissing: [] },
  ledger: { entries: 0, head: zeros, lastAt: null },
  counts: Object.fromEntries(kitTables.map((table) => [table, 0])) as KitContents['counts'],
};
const kitKey: KitKey = {
  ...{ name: '録音の鍵', fingerprint: key.fingerprint, bits: 2048, origin: 'imported', addedAt: 1 },
  privateHalf: Buffer.from(key.privateHalf).toString('base64'),
};
const about = { kit: kitId, madeAt: contents.madeAt, keys: 1 };
const pairing = { key_sid: `CR${'1'.repeat(32)}`, fingerprint: zeros, shown_at: 1 };
const many = Array.from({ length: 9000 }, (_, n): KitLine => ['pairing', { ...pairing, shown_at: n }]);

/** The least a file may ask for: there are many here. */
const cost = { logN: 14, r: 8, p: 1 };
const newPath = () => join(home.path, `${randomUUID()}.koekura`);
async function written(lines: readonly (KitLine | null)[]): Promise<string> {
  const path = newPath();
  await writeKitFile(path, { about, passphrase, cost }, lines);
  return path;
}
const saved = (bytes: Uint8Array): string => {
  const path = newPath();
  writeFileSync(path, bytes);
  return path;
};
const mended = (body: Uint8Array): string => saved(Buffer.concat([body, createHash('sha256').update(body).digest()]));
const open = (path: string, typed = passphrase) => openKit(path, typed, () => {});
const codeOf = async (path: string, typed = passphrase): Promise<string> => {
  try {
    (await open(path, typed)).close();
    return 'opened';
  } catch (error) {
    return (error as { readonly code?: string }).code ?? String(error);
  }
};

let file: Buffer;
let body: Buffer;
/** Where each chunk begins, its length before it, and where the last ends. */
const chunks: number[] = [];
let start = 0;
beforeAll(async () => {
  const counted = { ...contents, counts: { ...contents.counts, pairing: many.length } };
  file = readFileSync(await written([['contents', counted], ['key', kitKey], null, ...many]));
  body = file.subarray(0, -32);
  start = 66 + file.readUInt16BE(64);
  for (let at = start; at < body.length; at += 4 + body.readUInt32BE(at)) chunks.push(at);
  chunks.push(body.length);
}, 60_000);
afterAll(home.remove);

describe('a kit’s file', () => {
  it('gives back what was put in', async () => {
    const kit = await open(saved(file));
    expect(kit.told).toMatchObject({ form: 'kit', kit: kitId, keys: [{ name: '録音の鍵' }] });
    expect(kit.keys).toEqual([kitKey]);
    expect([...kit.lines()].length).toBe(many.length + 2);
    expect(chunks.length).toBeGreaterThan(3);
    kit.close();
  }, 60_000);

  it('may have its passphrase composed otherwise, and tells another one from damage', async () => {
    const path = newPath();
    await writeKitFile(path, { about, passphrase: 'パスワードがぎぐげご', cost }, [['contents', contents]]);
    expect(await codeOf(path, 'パスワードがぎぐげご'.normalize('NFD'))).toBe('opened');
    expect(await codeOf(path, 'パスワードがぎぐげこ')).toBe('backup-wrong-passphrase');
    expect(await codeOf(path, '')).toBe('backup-wrong-passphrase');
  }, 60_000);

  it('is known to be damaged wherever it is cut', async () => {
    const boundaries = [13, 16, 32, 64, 66, start, ...chunks, ...chunks.map((at) => at + 4), file.length - 1];
    for (const length of boundaries)
      expect(await codeOf(saved(file.subarray(0, length))), `${length}`).toBe('backup-damaged');
    for (const length of [0, 1, 11]) expect(await codeOf(saved(file.subarray(0, length)))).toBe('kit-foreign');
    expect(await codeOf(saved(Buffer.concat([file, Buffer.from('more')])))).toBe('backup-damaged');
  }, 60_000);

  it('is known to be damaged by a single bit, before any passphrase is asked', async () => {
    for (const at of [12, 13, 14, 15, 20, 40, 65, 70, start, start + 4, ...chunks.slice(1, -1), file.length - 1]) {
      const altered = Buffer.from(file);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(await codeOf(saved(altered), 'no matter what'), `${at}`).toBe('backup-damaged');
    }
  }, 60_000);

  const at = (place: number, value?: number) => () => {
    const altered = Buffer.from(body);
    altered[place] = value ?? (altered[place] ?? 0) ^ 1;
    return altered;
  };
  const chunk = (n: number) => body.subarray(chunks[n], chunks[n + 1]);
  it.each<[string, () => Uint8Array, string]>([
    ['a version to come', at(12, 2), 'backup-newer'],
    ['a version that never was', at(12, 0), 'backup-damaged'],
    ['a cost no memory has', at(13, 40), 'backup-damaged'],
    ['a cost worth nothing', at(13, 1), 'backup-damaged'],
    ['blocks without end', at(14, 255), 'backup-damaged'],
    ['more cost than it was made with', at(13, 15), 'backup-wrong-passphrase'],
    ['another salt', at(20), 'backup-wrong-passphrase'],
    ['another check value', at(40), 'backup-wrong-passphrase'],
    ['a description longer than the file', at(64, 255), 'backup-damaged'],
    ['a shorter description', () => at(65, (body[65] ?? 1) - 1)(), 'backup-damaged'],
    ['another date in the description', () => at(body.indexOf('"madeAt":1') + 9, 0x32)(), 'backup-damaged'],
    ['an altered key', () => at(start + 40)(), 'backup-damaged'],
    ['an altered row', () => at((chunks[1] ?? 0) + 40)(), 'backup-damaged'],
    ['an altered tag', () => at(body.length - 1)(), 'backup-damaged'],
    ['a chunk longer than the file', () => at(start, 1)(), 'backup-damaged'],
    ['a chunk of gigabytes', () => at(start, 255)(), 'backup-damaged'],
    ['no chunks', () => body.subarray(0, start), 'backup-damaged'],
    ['the last chunk taken away', () => body.subarray(0, chunks.at(-2)), 'backup-damaged'],
    [
      'the first chunk taken away',
      () => Buffer.concat([body.subarray(0, start), body.subarray(chunks[1])]),
      'backup-damaged',
    ],
    [
      'two chunks exchanged',
      () => Buffer.concat([body.subarray(0, start), chunk(1), chunk(0), body.subarray(chunks[2])]),
      'backup-damaged',
    ],
    ['a chunk twice', () => Buffer.concat([body, chunk(chunks.length - 2)]), 'backup-damaged'],
  ])(
    'altered by somebody who mends the digest: %s',
    async (_, change, code) => {
      expect(await codeOf(mended(change()))).toBe(code);
    },
    60_000,
  );
});

describe('a file that is none', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a PEM key', Buffer.from('-----BEGIN PRIVATE KEY-----\n')],
    ['a ZIP', Buffer.from('PK\x03\x04 and so on, and on')],
    ['an envelope of an archive', Buffer.from('{ "format": "koekura-archive-envelope" }')],
    ['zeros', Buffer.alloc(100_000)],
  ])('is told from a kit: %s', async (_, bytes) => {
    expect(await codeOf(saved(bytes))).toBe('kit-foreign');
  });

  it('is a folder, or not there', async () => {
    mkdirSync(join(home.path, 'folder'));
    expect(await codeOf(join(home.path, 'folder'))).toBe('disk-refused');
    expect(await codeOf(join(home.path, 'nowhere'))).toBe('disk-refused');
  });
});

it('a key backup of before there were kits opens as a kit with one key', async () => {
  const { name, fingerprint, bits } = kitKey;
  const backup = await writeBackup(key.privateHalf, { name, fingerprint, bits, madeAt: 5 }, passphrase);
  const kit = await open(saved(backup));
  expect(kit.told).toMatchObject({
    form: 'key-backup',
    madeAt: 5,
    contents: null,
    keys: [{ name, fingerprint, bits }],
  });
  expect(kit.keys[0]?.privateHalf).toBe(kitKey.privateHalf);
  expect(await codeOf(saved(backup), 'another one')).toBe('backup-wrong-passphrase');
  expect(await codeOf(saved(backup.subarray(0, -40)))).toBe('backup-damaged');
}, 60_000);

/** Sealed as it should be by somebody who has the passphrase; what is within makes no sense. */
describe('a kit whose lines are malformed', () => {
  const head: KitLine = ['contents', contents];
  const odd = (line: unknown): (KitLine | null)[] => [head, line as KitLine];
  it.each<[string, readonly (KitLine | null)[]]>([
    ['nothing at all', []],
    ['no contents first', [['key', kitKey], head]],
    ['contents twice', [head, head]],
    ['the contents of another kit', [['contents', { ...contents, kit: '00000000-0000-4000-8000-000000000002' }]]],
    ['not an array', odd({ kind: 'key' })],
    ['a kind nobody knows', odd(['secret', {}])],
    ['the name of a thing every object has', odd(['constructor', {}])],
    ['a row with a column too many', odd(['pairing', { ...pairing, more: 1 }])],
    ['a row with a column too few', odd(['pairing', { key_sid: pairing.key_sid }])],
    ['a SID that is none', odd(['pairing', { ...pairing, key_sid: "CR'; DROP TABLE ledger; --" }])],
    ['a place that is none', odd(['archive', { id: kitId, name: 'A', place: '{"kind":"moon"}', added_at: 1 }])],
    ['JSON that is none', odd(['plan', { id: kitId, kind: 'x', made_at: 1, digest: zeros, summary: '{' }])],
    ['a number that is no whole one', odd(['pairing', { ...pairing, shown_at: 1.5 }])],
    [
      'fewer rows than it says',
      [
        ['contents', { ...contents, counts: { ...contents.counts, pairing: 2 } }],
        ['pairing', pairing],
      ],
    ],
    ['a ledger shorter than it says', [['contents', { ...contents, ledger: { ...contents.ledger, entries: 1 } }]]],
    [
      'a ledger with another end',
      [
        ['contents', { ...contents, ledger: { entries: 1, head: zeros, lastAt: 1 } }],
        ['entry', '{}'],
      ],
    ],
    ['a key under another fingerprint', [head, ['key', { ...kitKey, fingerprint: zeros }]]],
    ['a key that is none', [head, ['key', { ...kitKey, privateHalf: 'AAAA' }]]],
    ['a signing key that does not fit', [head, ['signing-key', { publicKey: zeros, seed: 'a'.repeat(64) }]]],
  ])(
    'is refused: %s',
    async (_, lines) => {
      expect(await codeOf(await written(lines))).toBe('backup-damaged');
    },
    60_000,
  );

  it('an entry that was altered before the kit was made stays as it is, and so stays evidence', async () => {
    const evidence = 'f'.repeat(64);
    const ledger = { entries: 1, head: evidence, lastAt: null };
    const kit = await open(
      await written([
        ['contents', { ...contents, ledger }],
        ['entry', 'no JSON', 1, evidence],
      ]),
    );
    expect([...kit.lines()].at(-1)).toEqual(['entry', 'no JSON', 1, evidence]);
    kit.close();
  }, 60_000);
});
