import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ArchiveStore } from '../../../main/archive/archive-store.ts';
import { createS3Store } from '../../../main/archive/s3-store.ts';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { isFailure } from '../../../main/failure.ts';
import type { ObjectStore } from '../../../main/object-store/object-store.ts';
import { collect, never, newBucket, swift } from '../../support/new-bucket.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const partSize = 5 * 1024 * 1024;
const name = 'recordings/account=AC1/year=2026/month=11/day=25/RE1.sealed';

describe.skipIf(swift === null)('an archive in a bucket of a real object store', () => {
  let objects: ObjectStore;
  let spool: string;
  let store: ArchiveStore;

  const open = (over: ObjectStore, archive: string | null = null) =>
    createS3Store({ objects: over, prefix: 'voices/', archive, spool, run: 'run1', partSize });
  const stage = async (bytes: Uint8Array) => {
    const staged = await store.stage(name);
    writeFileSync(staged, bytes);
    return { staged, content: { size: bytes.length, sha256: sha256(bytes) } };
  };
  const put = async (bytes: Uint8Array, by = store) => {
    const { staged, content } = await stage(bytes);
    return by.put(name, staged, content, never, () => {});
  };
  const readBack = async (wanted = name) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of store.read(wanted, never)) pieces.push(piece);
    return Buffer.concat(pieces);
  };

  beforeEach(async () => {
    const { path, remove } = temporaryFolder();
    onTestFinished(remove);
    spool = join(path, 'spool');
    ({ objects } = await newBucket());
    store = open(objects);
  });

  it('puts a file under the prefix, and tells of it the same by every way of asking', async () => {
    const bytes = randomBytes(100_000);
    const placed = await put(bytes);
    expect(placed).toMatchObject({ name, size: 100_000 });
    expect(await store.look(name, never)).toEqual(placed);
    expect(await collect(store.list('recordings/', never))).toEqual([placed]);
    expect((await objects.head(`voices/${name}`, never))?.size).toBe(100_000);
    expect((await readBack()).equals(bytes)).toBe(true);
    expect(readdirSync(spool)).toEqual([]);
  });

  it('puts an empty file', async () => {
    expect(await put(Buffer.alloc(0))).toMatchObject({ size: 0 });
    expect((await readBack()).length).toBe(0);
  });

  it('puts a large file in parts, tells how far it is, and leaves no upload behind', async () => {
    const bytes = randomBytes(2 * partSize + 77);
    const { staged, content } = await stage(bytes);
    const told: number[] = [];
    await store.put(name, staged, content, never, (sent) => told.push(sent));
    expect(told.reduce((sum, sent) => sum + sent, 0)).toBe(bytes.length);
    expect((await readBack()).equals(bytes)).toBe(true);
    expect(await collect(objects.listUploads('voices/', never))).toEqual([]);
    expect(readdirSync(spool)).toEqual([]);
  });

  it('takes the same bytes, lying there already, for success', async () => {
    const bytes = randomBytes(1000);
    const first = await put(bytes);
    expect(await put(bytes)).toEqual(first);
  });

  it('never puts anything over other content', async () => {
    const bytes = randomBytes(1000);
    await put(bytes);
    await expect(put(randomBytes(1000))).rejects.toSatisfy((error) => isFailure(error, 'archive-content-differs'));
    await expect(put(randomBytes(2000))).rejects.toSatisfy((error) => isFailure(error, 'archive-content-differs'));
    expect((await readBack()).equals(bytes)).toBe(true);
  });

  it('notices when another puts something else there at the same moment, on a store that knows no conditions', async () => {
    const other = randomBytes(1000);
    const racing: ObjectStore = {
      ...objects,
      put: async (key, piece, condition, signal) => {
        const answer = await objects.put(key, piece, condition, signal);
        if (answer !== 'unconditional')
          await objects.put(key, { bytes: other, sha256: sha256(other) }, { when: 'any' }, signal);
        return answer;
      },
    };
    await expect(put(randomBytes(1000), open(racing))).rejects.toSatisfy((error) =>
      isFailure(error, 'archive-content-differs'),
    );
  });

  it('goes on with an upload that a killed program began, sending only the parts that are missing', async () => {
    const bytes = randomBytes(3 * partSize + 5);
    const dying: ObjectStore = {
      ...objects,
      putPart: (upload, number, piece, signal) =>
        number < 3 ? objects.putPart(upload, number, piece, signal) : Promise.reject(new Error('killed')),
    };
    await expect(put(bytes, open(dying))).rejects.toThrow('killed');
    expect(await store.look(name, never)).toBeNull();

    const sent: number[] = [];
    const counting: ObjectStore = {
      ...objects,
      putPart: (upload, number, piece, signal) => {
        sent.push(number);
        return objects.putPart(upload, number, piece, signal);
      },
    };
    await put(bytes, open(counting));
    expect(sent.toSorted()).toEqual([3, 4]);
    expect((await readBack()).equals(bytes)).toBe(true);
  });

  it('does not go on with an upload of other bytes: that is aborted', async () => {
    const dying: ObjectStore = { ...objects, completeUpload: () => Promise.reject(new Error('killed')) };
    await expect(put(randomBytes(partSize + 5), open(dying))).rejects.toThrow('killed');
    const bytes = randomBytes(partSize + 5);
    await put(bytes);
    expect((await readBack()).equals(bytes)).toBe(true);
    expect(await collect(objects.listUploads('voices/', never))).toEqual([]);
  });

  it('aborts the upload of a file that is given up', async () => {
    const dying: ObjectStore = { ...objects, completeUpload: () => Promise.reject(new Error('broken')) };
    const { staged, content } = await stage(randomBytes(partSize + 5));
    await expect(open(dying).put(name, staged, content, never, () => {})).rejects.toThrow('broken');
    await store.unstage(staged);
    expect(existsSync(staged)).toBe(false);
    expect(await collect(objects.listUploads('voices/', never))).toEqual([]);
    expect(readdirSync(spool)).toEqual([]);
  });

  it('counts a put whose answer was lost as done', async () => {
    const bytes = randomBytes(1000);
    const lossy: ObjectStore = {
      ...objects,
      put: async (key, piece, condition, signal) => {
        const answer = await objects.put(key, piece, condition, signal);
        return answer === 'unconditional' ? answer : 'taken';
      },
    };
    await put(bytes, open(lossy));
    expect((await readBack()).equals(bytes)).toBe(true);
  });

  it('does not upload a file that was changed after it was hashed', async () => {
    const { staged, content } = await stage(randomBytes(1000));
    writeFileSync(staged, randomBytes(1000));
    await expect(store.put(name, staged, content, never, () => {})).rejects.toSatisfy((error) =>
      isFailure(error, 'disk-refused'),
    );
    expect(await store.look(name, never)).toBeNull();
  });

  it('stops an upload when it is cancelled', async () => {
    const { staged, content } = await stage(randomBytes(3 * partSize));
    const stop = new AbortController();
    const putting = store.put(name, staged, content, stop.signal, () => stop.abort());
    await expect(putting).rejects.toSatisfy((error) => isFailure(error, 'cancelled'));
    expect(await store.look(name, never)).toBeNull();
  });

  it('replaces small things only as they were seen', async () => {
    const [one, two, three] = [Buffer.from('one'), Buffer.from('two'), Buffer.from('three')];
    const first = await store.putBytes('a.json', one, null, never);
    const second = await store.putBytes('a.json', two, first, never);
    await expect(store.putBytes('a.json', three, first, never)).rejects.toSatisfy((error) =>
      isFailure(error, 'archive-content-differs'),
    );
    await expect(store.putBytes('a.json', three, null, never)).rejects.toSatisfy((error) =>
      isFailure(error, 'archive-content-differs'),
    );
    // Who replaced it and never heard of it does it again.
    expect(await store.putBytes('a.json', two, first, never)).toEqual(second);
    expect((await readBack('a.json')).equals(two)).toBe(true);
  });

  it('notices an object that was altered: it reads as it is and has another version', async () => {
    const placed = await put(randomBytes(1000));
    const other = randomBytes(1000);
    await objects.put(`voices/${name}`, { bytes: other, sha256: sha256(other) }, { when: 'any' }, never);
    expect((await store.look(name, never))?.version).not.toBe(placed.version);
    expect((await readBack()).equals(other)).toBe(true);
  });

  it('says that a copy is missing', async () => {
    await expect(readBack()).rejects.toSatisfy((error) => isFailure(error, 'copy-missing'));
  });

  it('keeps away from a bucket in which another archive lies', async () => {
    const marker = {
      format: 'koekura-archive',
      version: 1,
      archive: crypto.randomUUID(),
      madeAt: '2026-11-25T00:00:00Z',
    };
    await store.putBytes('koekura-archive.json', Buffer.from(JSON.stringify(marker)), null, never);
    const { staged, content } = await stage(randomBytes(10));
    const mine = open(objects, crypto.randomUUID());
    await expect(mine.put(name, staged, content, never, () => {})).rejects.toSatisfy((error) =>
      isFailure(error, 'archive-other'),
    );
    await expect(open(objects, marker.archive).look(name, never)).resolves.toBeNull();
  });
});
