import { execFileSync } from 'node:child_process';
import { constants, rmSync } from 'node:fs';
import { type FileHandle, mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const patience = 10 * 60_000;

/**
 * A browser gives the bytes of a dropped file and not its path; main wants a path and reads it. Answers the path of a
 * FIFO that hands `bytes` to its first reader: they lie in memory until then and on no disk at any time.
 */
export async function receiveDroppedFile(name: string, bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'koekura-dropped-'));
  const path = join(folder, basename(name) || 'dropped');
  execFileSync('mkfifo', ['-m', '600', path]);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  void handOver(path, bytes).finally(() => {
    process.off('exit', remove);
    remove();
  });
  return path;
}

async function handOver(path: string, bytes: Uint8Array): Promise<void> {
  const probe = await waitForReader(path);
  if (probe === null) return;
  // A reader is there, so this opens at once; unlike the probe it can wait while the pipe is full.
  const pipe = await open(path, constants.O_WRONLY);
  await probe.close();
  // The reader may have seen enough before the end.
  await pipe.writeFile(bytes).catch(() => undefined);
  await pipe.close();
  bytes.fill(0);
}

/** Asks without blocking: a blocked open would hold a thread of libuv's few, and exit would wait for it. */
async function waitForReader(path: string): Promise<FileHandle | null> {
  for (const until = Date.now() + patience; Date.now() < until; await wait(20, undefined, { ref: false })) {
    try {
      return await open(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') return null;
    }
  }
  return null;
}
