import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** Kills this process after the `steps`th file that its main thread has made, named, removed or flushed, or folder it has flushed. */
export function dieAfter(steps: number): void {
  let left = steps;
  const dying =
    <Args extends readonly unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      const answer = await call(...args);
      left -= 1;
      if (left === 0) process.kill(process.pid, 'SIGKILL');
      return answer;
    };
  const { open, link, unlink } = promises;
  const opened = async (...args: Parameters<typeof open>) => {
    const file = await open(...args);
    file.sync = dying(file.sync.bind(file));
    return file;
  };
  const made = dying(opened);
  Object.assign(promises, {
    open: (...args: Parameters<typeof open>) => (args[1] === 'r' ? opened(...args) : made(...args)),
    link: dying(link),
    unlink: dying(unlink),
  });
  syncBuiltinESMExports();
}
