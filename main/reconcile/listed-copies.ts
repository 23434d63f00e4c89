import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { ArchiveStore } from '../archive/archive-store.ts';
import { recordingNamed, recordingsPrefix } from '../archive/layout.ts';
import { fileFailure } from '../file-failure.ts';

/** One file of a copy as an archive listed it. */
export type ListedFile = {
  readonly archive: string;
  readonly recording: string;
  readonly name: string;
  readonly part: 'audio' | 'envelope';
  readonly size: number;
  readonly version: string;
};

/** Lines written at a time: a millisecond of making them. */
const together = 500;

/**
 * Lists what lies in the archives into a file, a line each, for a worker to read: a million of them are not held. `told`
 * hears how many so far. Fails as listing does, and with disk-full, disk-refused; then nothing is left.
 */
export async function listIntoFile(
  path: string,
  stores: readonly { readonly archive: string; readonly store: ArchiveStore }[],
  signal: AbortSignal,
  told: (listed: number) => void,
): Promise<void> {
  let listed = 0;
  try {
    const file = await open(path, 'w', 0o600);
    try {
      let lines: string[] = [];
      const write = async () => {
        await file.writeFile(lines.join(''));
        lines = [];
        told(listed);
      };
      for (const { archive, store } of stores) {
        for await (const { name, size, version } of store.list(recordingsPrefix, signal)) {
          signal.throwIfAborted();
          const named = recordingNamed(name);
          if (named === null) continue;
          lines.push(`${JSON.stringify({ archive, ...named, name, size, version } satisfies ListedFile)}\n`);
          listed += 1;
          if (lines.length === together) await write();
        }
      }
      await write();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true });
    throw fileFailure(error);
  }
}

/** The files a listing has. */
export async function* readListing(path: string): AsyncGenerator<ListedFile> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    yield JSON.parse(line) as ListedFile;
  }
}
