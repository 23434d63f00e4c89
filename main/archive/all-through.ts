/** Waits until all of it is through, then fails as the first that failed: nothing goes on behind whoever clears up. */
export async function allThrough(work: readonly Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled(work);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
