import { execFileSync } from 'node:child_process';
import { closeSync, constants, createWriteStream, openSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
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
  const pipe = openSync(path, constants.O_WRONLY);
  closeSync(probe);
  const stream = createWriteStream(path, { fd: pipe });
  // The reader may have seen enough before the end.
  await new Promise<void>((done) => stream.on('error', () => done()).end(bytes, () => done()));
  bytes.fill(0);
}

/**
 * Asks without blocking, and not in libuv's pool: readers wait there in their open(), and a few of them would leave no
 * thread for us to come and release them.
 */
async function waitForReader(path: string): Promise<number | null> {
  for (const until = Date.now() + patience; Date.now() < until; await wait(20, undefined, { ref: false })) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') return null;
    }
  }
  return null;
}
