import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { onFiles } from '../file-failure.ts';
import { type Seal, type Stored, stageSealed } from './stage-sealed.ts';

export type { Seal, Stored };

/** As Staging; `finish` makes it a file. */
export type Storing = {
  readonly take: (bytes: Uint8Array) => number;
  readonly finish: () => Stored;
  readonly abandon: () => void;
};

/** Stores media as sealed audio at `path`, by way of `path`.part. Fails as stageSealed does. */
export function storeSealed(path: string, seal: Seal): Storing {
  const part = `${path}.part`;
  const file = onFiles(() => openSync(part, 'w', 0o600));
  const { take, finishNow, abandon } = stageSealed(part, file, seal, null);
  return {
    take,
    finish: () => {
      const { size, sha256 } = finishNow();
      onFiles(() => renameSync(part, path));
      flushFolder(dirname(path));
      return { size, sha256 };
    },
    abandon,
  };
}

/** Makes a rename last. Windows cannot open folders and does not need it. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  onFiles(() => {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  });
}
