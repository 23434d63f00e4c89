import { Failure } from '../failure.ts';

/** What a file system says when the medium behind it is gone, or does not answer. */
const gone = ['ENODEV', 'ENXIO', 'EIO', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN', 'EHOSTUNREACH', 'ETIMEDOUT', 'ENOTDIR'];
const full = ['ENOSPC', 'EDQUOT'];
const words: Readonly<Record<string, string>> = {
  EROFS: 'read-only',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EFBIG: 'too-large-for-its-file-system',
  ENAMETOOLONG: 'name-too-long',
};

/**
 * A file system's refusal within an archive: disk-full, archive-unreachable {reason, code} or archive-refused
 * {reason, code}; anything else as it is. Takes disk-refused, too: what a worker says of a file staged there.
 */
export function folderFailure(error: unknown): unknown {
  const code = systemCode(error);
  if (code === null) return error;
  if (full.includes(code)) return new Failure('disk-full', {}, { cause: error });
  if (gone.includes(code)) return unreachable(code, error);
  return new Failure('archive-refused', { reason: words[code] ?? 'file-system', code }, { cause: error });
}

export const unreachable = (code: string, cause: unknown): Failure =>
  new Failure('archive-unreachable', { reason: 'folder-gone', code }, { cause });

/** The errno name behind a file system's error or a disk-refused; null for anything else. */
export function systemCode(error: unknown): string | null {
  if (error instanceof Failure) return error.code === 'disk-refused' ? String(error.facts.reason) : null;
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  return String(error.code);
}
