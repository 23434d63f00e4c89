import { Failure } from '../failure.ts';

/** Does `work` on files; a refusal of the system is thrown as 'disk-full', or 'disk-refused' with its `code`. */
export function onDiskFile<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    throw new Failure(code === 'ENOSPC' ? 'disk-full' : 'disk-refused', { code }, { cause: error });
  }
}
