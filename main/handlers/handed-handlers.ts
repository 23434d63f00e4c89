import { randomUUID } from 'node:crypto';
import { basename, dirname } from 'node:path';
import type { Program } from '../compose.ts';
import type { handedCalls } from '../contract/handed-calls.ts';
import type { HandedFile } from '../contract.ts';
import { Failure } from '../failure.ts';
import type { Handed } from '../handed/handed.ts';
import { recogniseFile } from '../handed/recognise-file.ts';
import type { Handlers } from '../router.ts';

/** The calls about files that were opened with Koekura. */
export function handedHandlers(
  program: Pick<Program, 'recovery' | 'archives'>,
  handed: Handed,
): Pick<Handlers, keyof typeof handedCalls> {
  return {
    'handed.take': async () => {
      const path = handed.take();
      return { file: path === null ? null : await look(program, handed, path) };
    },
    'handed.let-go': async () => {
      handed.letGo();
      return {};
    },
  };
}

async function look(
  { recovery, archives }: Pick<Program, 'recovery' | 'archives'>,
  { backups }: Handed,
  path: string,
): Promise<HandedFile> {
  const source = basename(path);
  try {
    const what = await recogniseFile(path);
    if (what === 'kit') return { what, source, pending: recovery.choose(path) };
    const pending = randomUUID();
    if (what === 'key-backup') {
      backups.set(pending, path);
      return { what, source, pending };
    }
    const folder = dirname(path);
    const found = await archives.lookInto({ kind: 'folder', path: folder });
    if (typeof found === 'object') return { what: 'archive-known', source, name: found.known };
    if (found !== 'archive') throw new Failure('file-not-opened', { reason: 'no-archive-beside' });
    archives.chosen.set(pending, folder);
    return { what, source, pending, shown: folder };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { what: 'refused', source, failure: { code: error.code, facts: { ...error.facts } } };
  }
}
