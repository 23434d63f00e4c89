import { open, rm } from 'node:fs/promises';

/** Names in a folder that are ours until given back: empty files, made only where nothing lay. */
export type ReservedNames = {
  /** The path without its ending. */
  readonly stem: string;
  readonly giveBack: () => Promise<void>;
};

/** Reserves `stem` with each ending, or `stem-2` where one of them is taken, and so on. Fails as the file system does. */
export async function reserveNames(stem: string, endings: readonly string[]): Promise<ReservedNames> {
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? stem : `${stem}-${number}`;
    const made: string[] = [];
    const giveBack = async () => {
      for (const path of made) await rm(path, { force: true });
    };
    try {
      for (const ending of endings) {
        await (await open(`${tried}${ending}`, 'wx', 0o600)).close();
        made.push(`${tried}${ending}`);
      }
      return { stem: tried, giveBack };
    } catch (error) {
      await giveBack();
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
