import { isFailure } from '../failure.ts';

/** The file last dropped on the window, until it is forgotten. The page is told its name and never its path. */
export type DroppedFile = {
  readonly drop: (path: string) => Promise<void>;
  readonly path: () => string | null;
  readonly forget: () => void;
};

/**
 * What Koekura itself wrote goes the way of a file that was opened with it (`hand`); anything else may be a key, of which
 * `tell` is told the name. What is handed over waits behind a lock, however it came.
 */
export function createDroppedFile(
  hand: (path: string) => void,
  tell: (source: string) => void,
  mayShow: () => boolean,
): DroppedFile {
  let dropped: string | null = null;
  return {
    drop: async (path) => {
      if (await isOurs(path)) return hand(path);
      // Where a key goes is asked at once, by the page it was dropped on; a locked one asks nothing.
      if (!mayShow()) return;
      dropped = path;
      tell(path.split(/[\\/]/).at(-1) ?? '');
    },
    path: () => dropped,
    forget: () => {
      dropped = null;
    },
  };
}

async function isOurs(path: string): Promise<boolean> {
  // Not needed before the window shows something.
  const { recogniseFile } = await import('./recognise-file.ts');
  try {
    await recogniseFile(path);
    return true;
  } catch (error) {
    return isFailure(error, 'archive-newer');
  }
}
