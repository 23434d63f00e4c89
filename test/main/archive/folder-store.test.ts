import { randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { writeArchiveMarker } from '../../../main/archive/archive-marker.ts';
import type { ArchiveStore, NewCopy } from '../../../main/archive/archive-store.ts';
import { createFolderStore } from '../../../main/archive/folder-store.ts';
import { markerName } from '../../../main/archive/layout.ts';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { Failure } from '../../../main/failure.ts';
import { gather } from '../../support/gather.ts';
import { newFolder } from '../../support/new-record.ts';

const patient = new AbortController().signal;
const archive = randomUUID();
let root: string;
let store: ArchiveStore;

const open = (run = 'run1', profile = 'here'): ArchiveStore =>
  createFolderStore({
    root,
    archive,
    writer: { profile, run },
    digest: async (path) => {
      const bytes = readFileSync(path);
      return { size: bytes.length, sha256: sha256(bytes) };
    },
  });
beforeEach(() => {
  root = newFolder();
  writeFileSync(join(root, markerName), writeArchiveMarker({ archive, madeAt: 1_790_000_000 }));
  store = open();
});

const name = 'recordings/account=A/day=1/one.sealed';
async function putWhole(bytes: Uint8Array, into = store, under = name) {
  const staged = await into.stage(under);
  writeFileSync(staged, bytes);
  const content = { size: bytes.length, sha256: sha256(bytes) };
  return { staged, done: await into.put(under, staged, content, patient, () => {}) };
}
async function newCopy(bytes: Uint8Array, envelope: string, ready: Promise<void>): Promise<NewCopy> {
  ready.catch(() => {});
  const staged = await store.stage(name);
  writeFileSync(staged, bytes);
  return {
    audio: { name, staged, content: { size: bytes.length, sha256: sha256(bytes) } },
    envelope: { name: name.replace('.sealed', '.json'), bytes: Buffer.from(envelope), over: null },
    ready,
  };
}
const stagedHere = () => readdirSync(join(root, 'unfinished', 'here'));
async function readWhole(under: string): Promise<Buffer> {
  return Buffer.concat(await gather(store.read(under, patient)));
}

test('what is put lies in its place, whole, with nothing of the staging left', async () => {
  const bytes = randomBytes(700_000);
  const { staged, done } = await putWhole(bytes);
  expect(done).toMatchObject({ name, size: bytes.length });
  expect((await readWhole(name)).equals(bytes)).toBe(true);
  expect(existsSync(staged)).toBe(false);
  expect(await store.look(name, patient)).toEqual(done);
});

test('the same bytes again are no clash, and other bytes never replace them', async () => {
  const bytes = randomBytes(1000);
  const { done } = await putWhole(bytes);
  expect((await putWhole(bytes)).done).toEqual(done);
  await expect(putWhole(randomBytes(1000))).rejects.toMatchObject({ code: 'archive-content-differs', facts: { name } });
  expect((await readWhole(name)).equals(bytes)).toBe(true);
});

test('a copy is audio and envelope, in their places once it is ready and not before', async () => {
  const ready = Promise.withResolvers<void>();
  const copy = await newCopy(randomBytes(1000), 'envelope', ready.promise);
  const putting = store.putCopy(copy, patient);
  await expect.poll(() => stagedHere()).toHaveLength(2);
  expect(await store.look(name, patient)).toBeNull();
  ready.resolve();
  await putting;
  expect((await readWhole(name)).length).toBe(1000);
  expect((await readWhole(copy.envelope.name)).toString()).toBe('envelope');
  expect(stagedHere()).toEqual([]);
});

test('of a copy that never gets ready, or whose audio is not what lies there, no envelope is put', async () => {
  const unready = await newCopy(randomBytes(1000), 'envelope', Promise.reject(new Failure('disk-full')));
  await expect(store.putCopy(unready, patient)).rejects.toMatchObject({ code: 'disk-full' });
  expect(await store.look(name, patient)).toBeNull();
  await putWhole(randomBytes(1000));
  const other = await newCopy(randomBytes(1000), 'envelope', Promise.resolve());
  await expect(store.putCopy(other, patient)).rejects.toMatchObject({
    code: 'archive-content-differs',
    facts: { name },
  });
  expect(await store.look(other.envelope.name, patient)).toBeNull();
  // The audio is the caller's to clear away.
  expect(stagedHere().filter((one) => one.includes('.json'))).toEqual([]);
});

test('a copy whose envelope another has written says so of the envelope', async () => {
  const bytes = randomBytes(1000);
  await store.putCopy(await newCopy(bytes, 'theirs', Promise.resolve()), patient);
  const ours = await newCopy(bytes, 'ours', Promise.resolve());
  await expect(store.putCopy(ours, patient)).rejects.toMatchObject({
    code: 'archive-content-differs',
    facts: { name: ours.envelope.name },
  });
  expect((await readWhole(ours.envelope.name)).toString()).toBe('theirs');
  expect(stagedHere()).toEqual([]);
});

test('of twenty who put different bytes in one place at once, one does and nineteen are refused', async () => {
  const all = Array.from({ length: 20 }, (_, at) => randomBytes(1000 + at));
  const outcomes = await Promise.allSettled(all.map((bytes, at) => putWhole(bytes, open(`run${at}`))));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const won = all[outcomes.findIndex(({ status }) => status === 'fulfilled')];
  expect((await readWhole(name)).equals(won ?? Buffer.alloc(0))).toBe(true);
});

test('small things are written, found the same, and replaced only as they were seen', async () => {
  const at = 'recordings/one.json';
  const first = await store.putBytes(at, Buffer.from('first'), null, patient);
  expect(await store.putBytes(at, Buffer.from('first'), null, patient)).toEqual(first);
  await expect(store.putBytes(at, Buffer.from('other'), null, patient)).rejects.toMatchObject({
    code: 'archive-content-differs',
  });
  const second = await store.putBytes(at, Buffer.from('second'), first, patient);
  await expect(store.putBytes(at, Buffer.from('third'), first, patient)).rejects.toMatchObject({
    code: 'archive-content-differs',
  });
  expect(await store.look(at, patient)).toEqual(second);
  expect((await readWhole(at)).toString()).toBe('second');
  expect(readdirSync(join(root, 'unfinished', 'here'))).toEqual([]);
});

test('everything under a prefix is listed, but not what the system leaves', async () => {
  for (const one of ['a/1/x.json', 'a/1/y.json', 'a/2/x.json', 'b/x.json'])
    await store.putBytes(one, Buffer.from(one), null, patient);
  writeFileSync(join(root, 'a', '.DS_Store'), '');
  const names = async (prefix: string) => (await gather(store.list(prefix, patient))).map((one) => one.name);
  expect((await names('a/')).sort()).toEqual(['a/1/x.json', 'a/1/y.json', 'a/2/x.json']);
  expect((await names('a/1/x')).sort()).toEqual(['a/1/x.json']);
  expect(await names('c/')).toEqual([]);
  expect((await names('')).length).toBe(5);
});

test('an unplugged folder is unreachable, and an empty one in its place is not written to', async () => {
  const elsewhere = `${root}-unplugged`;
  renameSync(root, elsewhere);
  await expect(store.stage(name)).rejects.toMatchObject({ code: 'archive-unreachable' });
  await expect(store.look(name, patient)).rejects.toMatchObject({ code: 'archive-unreachable' });
  mkdirSync(root);
  await expect(store.stage(name)).rejects.toMatchObject({ code: 'archive-unreachable' });
  await expect(store.putBytes('a.json', Buffer.from('a'), null, patient)).rejects.toMatchObject({
    code: 'archive-unreachable',
  });
  expect(readdirSync(root)).toEqual([]);
  rmSync(elsewhere, { recursive: true });
});

test('another archive in the same place is noticed', async () => {
  writeFileSync(join(root, markerName), writeArchiveMarker({ archive: randomUUID(), madeAt: 1_790_000_000 }));
  await expect(store.stage(name)).rejects.toMatchObject({ code: 'archive-other' });
  await expect(gather(store.list('', patient))).rejects.toMatchObject({ code: 'archive-other' });
});

test('a marker of a later version is refused', async () => {
  writeFileSync(join(root, markerName), JSON.stringify({ format: 'koekura-archive', version: 2, archive }));
  await expect(store.stage(name)).rejects.toMatchObject({ code: 'archive-newer', facts: { version: 2 } });
});

test('what an earlier run of this profile left is swept away, what others are at is not', async () => {
  const earlier = await store.stage(name);
  writeFileSync(earlier, 'rest');
  const theirs = await open('run9', 'there').stage(name);
  writeFileSync(theirs, 'at work');
  await open('run2').stage(name);
  expect(existsSync(earlier)).toBe(false);
  expect(existsSync(theirs)).toBe(true);
});

test('what is not there is missing; a name that leads out is a bug', async () => {
  expect(await store.look(name, patient)).toBeNull();
  await expect(readWhole(name)).rejects.toMatchObject({ code: 'copy-missing' });
  await expect(store.look('../x', patient)).rejects.toThrow(RangeError);
  await store.remove(name, patient);
});

test.runIf(process.getuid?.() !== 0 && process.platform !== 'win32')(
  'a folder one may not write to refuses',
  async () => {
    chmodSync(root, 0o500);
    await expect(store.stage(name)).rejects.toMatchObject({
      code: 'archive-refused',
      facts: { reason: 'not-permitted' },
    });
    chmodSync(root, 0o700);
  },
);

test('how much is free can be told', async () => {
  expect(await store.free()).toBeGreaterThan(0);
});
