import { open } from 'node:fs/promises';

/** Makes an empty file of its own, which nobody but this user reads. Fails where something lies there. */
export async function makeEmptyFile(path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  await file.close();
}
