import { execFile } from 'node:child_process';

/** A program of the operating system's with arguments that never vary. */
export type FixedCommand = { readonly file: string; readonly args: readonly string[] };

const limit = { timeout: 8000, maxBuffer: 64 * 1024 };

/** What it prints, or null: not there, refused, failed, or too slow. No shell is between. */
export function runFixedCommand({ file, args }: FixedCommand): Promise<string | null> {
  return new Promise((done) => {
    execFile(file, [...args], { ...limit, windowsHide: true, shell: false }, (error, stdout) =>
      done(error === null ? stdout : null),
    );
  });
}
