/** The file last dropped on the window, until it is forgotten. The page is told its name and never its path. */
export type DroppedFile = {
  readonly drop: (path: string) => void;
  readonly path: () => string | null;
  readonly forget: () => void;
};

export function createDroppedFile(tell: (source: string) => void): DroppedFile {
  let dropped: string | null = null;
  return {
    drop: (path) => {
      dropped = path;
      tell(path.split(/[\\/]/).at(-1) ?? '');
    },
    path: () => dropped,
    forget: () => {
      dropped = null;
    },
  };
}
