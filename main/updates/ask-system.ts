import { execFile } from 'node:child_process';

/** A program of the operating system's; `path`, the only thing that varies, goes in as one argument or by the environment. */
export type SystemCommand = {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};
/** `status` is null when it could not be run, or did not end by itself. `said`: stdout and stderr. */
export type SystemAnswer = { readonly status: number | null; readonly said: string };

const limit = { timeout: 120_000, maxBuffer: 256 * 1024 };

/** No shell is between. */
export function askSystem({ file, args, environment }: SystemCommand): Promise<SystemAnswer> {
  const env = { ...process.env, ...environment };
  // A module of somebody's could stand for PowerShell's own.
  delete env.PSModulePath;
  return new Promise((done) => {
    execFile(file, [...args], { ...limit, env, windowsHide: true, shell: false }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      done({ status, said: `${stdout}${stderr}` });
    });
  });
}
