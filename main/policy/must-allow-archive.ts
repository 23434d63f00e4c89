import { realpath } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import type { Policy } from '../contract/policy-calls.ts';
import { forbidden, rulesOf } from './forbidden.ts';

/** Where an archive is or is to be. `endpoint` null: AWS. */
export type ArchiveTarget =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 's3'; readonly endpoint: string | null; readonly region: string; readonly bucket: string };

/**
 * For copies that go to a place, or count because they lie there. As soon as folders or buckets are named, nothing else
 * is allowed; until then the place is not even asked for. Fails with forbidden-by-policy {policy}, policy-unreadable.
 */
export async function mustAllowArchive(policy: Policy, targetOf: () => ArchiveTarget): Promise<void> {
  const rules = rulesOf(policy);
  const { 'archives.folders': folders, 'archives.buckets': buckets } = rules;
  if (folders === undefined && buckets === undefined) return;
  const target = targetOf();
  if (target.kind === 'folder') {
    // A link inside an allowed folder may lead out of it.
    const real = await realOf(target.path);
    for (const folder of folders ?? []) if (liesIn(real, await realOf(folder), process.platform)) return;
    throw forbidden(folders === undefined ? 'archives.buckets' : 'archives.folders');
  }
  if (!(buckets ?? []).some((entry) => isBucket(entry, target)))
    throw forbidden(buckets === undefined ? 'archives.folders' : 'archives.buckets');
}

/** A folder that is not there now is taken as it is written. */
const realOf = (path: string): Promise<string> => realpath(path).catch(() => path);

/** Whether `path` is `folder` or lies beneath it; both absolute. */
export function liesIn(path: string, folder: string, platform: NodeJS.Platform): boolean {
  const { relative, isAbsolute, sep } = platform === 'win32' ? win32 : posix;
  if (!isAbsolute(path) || !isAbsolute(folder)) return false;
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Whether an entry, `BUCKET REGION` or `BUCKET REGION ENDPOINT`, is this bucket. */
export function isBucket(entry: string, { bucket, region, endpoint }: Extract<ArchiveTarget, { kind: 's3' }>): boolean {
  const [name, where = '', server = null] = entry.split(' ');
  return name === bucket && where.toLowerCase() === region.toLowerCase() && hostOf(server) === hostOf(endpoint);
}

const hostOf = (endpoint: string | null): string | null => (endpoint === null ? null : new URL(endpoint).origin);
