import { Failure } from './failure.ts';

/** A file system's refusal as the failure the window has words for: disk-full, or disk-refused with its reason. Anything else as it is. */
export function fileFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return new Failure('disk-full', {}, { cause: error });
  return new Failure('disk-refused', { reason: String(error.code) }, { cause: error });
}

/** Does something with files; refusals come out as disk-full or disk-refused. */
export function onFiles<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw fileFailure(error);
  }
}
