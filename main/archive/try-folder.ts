import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../contract.ts';
import { describePlace } from './describe-place.ts';
import { finding } from './finding.ts';

/** What lies in a folder as far as archives go: nothing of ours, an archive, one that cannot be used, one known by a name. */
export type Found = 'none' | 'archive' | 'unusable' | { readonly known: string };

/**
 * The pre-flight of a folder: a probe is written, flushed, put in place, read back and removed, whatever comes of it,
 * and the place is looked at for what it is. Never fails: what cannot be done is a finding. `profile`: the program's own folder.
 */
export async function tryFolder(folder: string, found: Found, profile: string): Promise<readonly Finding[]> {
  const place = await describePlace(folder, found, profile);
  // Inside the program's own folder, not even a probe is written.
  if (place.some(({ check }) => check === 'program')) return place;
  return [...(await probe(folder)), ...place];
}

async function probe(folder: string): Promise<readonly Finding[]> {
  const stem = `koekura-probe-${randomBytes(6).toString('hex')}`;
  const names = {
    part: join(folder, `${stem}.part`),
    whole: join(folder, `${stem}.a`),
    link: join(folder, `${stem}.b`),
  };
  const bytes = randomBytes(4096);
  const findings: Finding[] = [];
  try {
    const made = await step(() => writeFile(names.part, bytes, { flag: 'wx' }));
    if (made !== null) return [finding('writes', 'bad', { code: made })];
    const flushed = await step(() => flush(names.part, 'r+'));
    const folderFlushed = process.platform === 'win32' ? null : await step(() => flush(folder, 'r'));
    findings.push(verdictOn('flush', flushed ?? folderFlushed, 'warn'));
    const renamed = await step(() => rename(names.part, names.whole));
    findings.push(verdictOn('rename', renamed, 'bad'));
    const read = renamed === null ? await step(() => compare(names.whole, bytes)) : null;
    const linked = renamed === null ? await step(() => refusesToOverwrite(names.whole, names.link)) : renamed;
    findings.push(verdictOn('hard-links', linked, 'warn'));
    const sameCase = await step(() => stat(join(folder, `${stem}.A`)));
    findings.push(finding('case', sameCase === null ? 'warn' : 'good', {}));
    const removed = await step(() => removeAll(Object.values(names)));
    findings.unshift(verdictOn('writes', read ?? removed, 'bad'));
    return findings;
  } finally {
    await step(() => removeAll(Object.values(names)));
  }
}

/** The code of what went wrong, or null. */
async function step(action: () => Promise<unknown>): Promise<string | null> {
  try {
    await action();
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
  }
}

const verdictOn = (check: string, code: string | null, otherwise: 'warn' | 'bad'): Finding =>
  code === null ? finding(check, 'good', {}) : finding(check, otherwise, { code });

async function flush(path: string, flags: string): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function compare(path: string, bytes: Uint8Array): Promise<void> {
  if (Buffer.compare(await readFile(path), bytes) !== 0)
    throw Object.assign(new Error('differs'), { code: 'EDIFFERS' });
}

/** A second link is made and is another name for the same file; made again it is refused. */
async function refusesToOverwrite(whole: string, other: string): Promise<void> {
  await link(whole, other);
  const again = await step(() => link(whole, other));
  if (again !== 'EEXIST') throw Object.assign(new Error('overwrites'), { code: again ?? 'EOVERWRITES' });
}

async function removeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { force: true });
}
