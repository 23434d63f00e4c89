import { opendir, stat } from 'node:fs/promises';
import { join, toNamespacedPath } from 'node:path';
import { Failure } from '../failure.ts';
import type { Placed } from './archive-store.ts';
import { folderFailure, systemCode } from './folder-failure.ts';

type Within = <Result>(action: () => Promise<Result>) => Promise<Result>;

/** The files under `root` whose names begin so; those of the system, which begin with a dot, left out. */
export async function* listFolder(
  root: string,
  prefix: string,
  within: Within,
  signal: AbortSignal,
): AsyncGenerator<Placed> {
  try {
    yield* walk(root, prefix, within, signal);
  } catch (error) {
    throw folderFailure(error);
  }
}

async function* walk(root: string, prefix: string, within: Within, signal: AbortSignal): AsyncGenerator<Placed> {
  const waiting = [prefix.slice(0, prefix.lastIndexOf('/') + 1)];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const path = toNamespacedPath(join(root, ...folder.split('/')));
    const open = await within(() => opendir(path).catch(nullIfMissing));
    if (open === null) continue;
    for await (const entry of open) {
      if (signal.aborted) throw new Failure('cancelled');
      const name = `${folder}${entry.name}`;
      if (entry.name.startsWith('.') || !alike(name, prefix)) continue;
      if (entry.isDirectory()) waiting.push(`${name}/`);
      if (!entry.isFile() || !name.startsWith(prefix)) continue;
      const found = await stat(join(path, entry.name), { bigint: true }).catch(nullIfMissing);
      if (found !== null) yield { name, size: Number(found.size), version: `${found.mtimeNs}-${found.size}` };
    }
  }
}

/** Whether something with this name, or below it, can begin with `prefix`. */
const alike = (name: string, prefix: string) => name.startsWith(prefix) || prefix.startsWith(`${name}/`);

function nullIfMissing(error: unknown): null {
  if (systemCode(error) === 'ENOENT') return null;
  throw error;
}
