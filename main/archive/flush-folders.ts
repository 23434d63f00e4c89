import { mkdir, open } from 'node:fs/promises';
import { dirname, toNamespacedPath } from 'node:path';
import { systemCode } from './folder-failure.ts';
import { shareNext } from './share-next.ts';

const flushes = new Map<string, () => Promise<void>>();

/**
 * Makes what was made, renamed or removed in a folder last. Many copies come into one folder at a time, and one flush does
 * for all that wait for it. Windows cannot open folders and does not need it.
 */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const flush = flushes.get(folder) ?? shareNext(() => flushNow(folder));
  flushes.set(folder, flush);
  await flush();
}

async function flushNow(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems do not flush folders; they write them through.
    if (!(error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'ENOTSUP')))
      throw error;
  } finally {
    await handle.close();
  }
}

/**
 * Makes a folder with all that is between it and `root`, and makes that last. Never the root: where that has just gone
 * away, a new one in its place would be taken for it. Fails as the file system does.
 */
export async function makeFolder(root: string, folder: string): Promise<void> {
  const parent = dirname(folder);
  try {
    await mkdir(folder);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || toNamespacedPath(parent).length <= toNamespacedPath(root).length) throw error;
    await makeFolder(root, parent);
    return makeFolder(root, folder);
  }
  await flushFolder(parent);
}
