import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createS3Store } from '../../../main/archive/s3-store.ts';
import type { ObjectStore } from '../../../main/object-store/object-store.ts';
import { collect, never, newBucket, swift } from '../../support/new-bucket.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const megabyte = 1024 * 1024;
const name = 'recordings/RE1.sealed';

/** A file of so many random megabytes, written without holding it in memory. */
function writeRandom(path: string, megabytes: number) {
  const hash = createHash('sha256');
  const file = openSync(path, 'w');
  for (let written = 0; written < megabytes; written++) {
    const bytes = randomBytes(megabyte);
    hash.update(bytes);
    writeSync(file, bytes);
  }
  closeSync(file);
  return { size: megabytes * megabyte, sha256: hash.digest('hex') };
}

async function hashOf(objects: ObjectStore): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of objects.read(`voices/${name}`, never)) hash.update(piece);
  return hash.digest('hex');
}

describe.skipIf(swift === null)('an upload in a process of its own', () => {
  const begin = async (megabytes: number, partSize: number) => {
    const { path, remove } = temporaryFolder();
    onTestFinished(remove);
    const spool = join(path, 'spool');
    mkdirSync(spool);
    const staged = join(spool, 'x.part');
    const content = writeRandom(staged, megabytes);
    const { place, objects } = await newBucket();
    const order = { ...swift, place, spool, staged, name, content, partSize };
    const start = (): ChildProcess =>
      spawn(process.execPath, [join(import.meta.dirname, 'upload-and-die.ts'), JSON.stringify(order)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    return { spool, staged, content, objects, start };
  };

  it('killed midway, leaves nothing under its name, and is gone on with: what was sent is not sent again', async () => {
    const { spool, staged, content, objects, start } = await begin(40, 5 * megabyte);
    const child = start();
    const ended = once(child, 'exit');
    let parts = 0;
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      if (line === 'part') parts += 1;
      if (parts === 3) child.kill('SIGKILL');
    }
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(await objects.head(`voices/${name}`, never)).toBeNull();
    expect(await collect(objects.listUploads('voices/', never))).toHaveLength(1);

    let sent = 0;
    const counting: ObjectStore = {
      ...objects,
      putPart: (...part) => {
        sent += 1;
        return objects.putPart(...part);
      },
    };
    const parts2 = { objects: counting, prefix: 'voices/', archive: null, spool, run: 'next', partSize: 5 * megabyte };
    await createS3Store(parts2).put(name, staged, content, never, () => {});
    expect(sent).toBeLessThanOrEqual(8 - parts);
    expect(await hashOf(objects)).toBe(content.sha256);
    expect(await collect(objects.listUploads('voices/', never))).toEqual([]);
  });

  it('takes no more memory for a large file than for a small one', async () => {
    const { content, objects, start } = await begin(100, 8 * megabyte);
    const said: string[] = [];
    for await (const line of createInterface({ input: start().stdout as NodeJS.ReadableStream })) said.push(line);
    const grown = Number(said.at(-1)?.split(' ')[1]);
    expect(grown).toBeGreaterThan(0);
    expect(grown).toBeLessThan(64 * megabyte);
    expect(await hashOf(objects)).toBe(content.sha256);
  });
});
