/** What counts of a file or folder: who owns it and what its mode allows. */
export type Ownership = { readonly path: string; readonly uid: number; readonly mode: number };

const writableByOthers = 0o022;

/**
 * What is wrong with a file that is to bind everybody on the machine, or null: it and every folder above it must be
 * root's, and nobody else may write there, or whoever is bound could put another in its place.
 */
export function whatIsUntrustworthy(chain: readonly Ownership[]): string | null {
  const foreign = chain.find(({ uid }) => uid !== 0);
  if (foreign !== undefined) return `${foreign.path}: not owned by root`;
  const open = chain.find(({ mode }) => (mode & writableByOthers) !== 0);
  return open === undefined ? null : `${open.path}: writable by others`;
}
