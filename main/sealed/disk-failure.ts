import { Failure } from '../failure.ts';

const full = ['ENOSPC', 'EDQUOT'];
const refused = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EIO', 'EBUSY', 'EMFILE'];

/** A file system's refusal as the failure the window has words for; anything else as it is. */
export function diskFailure(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === undefined) return error;
  if (full.includes(code)) return new Failure('disk-full', {}, { cause: error });
  if (refused.includes(code)) return new Failure('disk-refused', { reason: code }, { cause: error });
  return error;
}

/** Does something with files; refusals come out as disk-full or disk-refused. */
export function onDisk<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw diskFailure(error);
  }
}
