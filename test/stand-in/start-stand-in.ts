import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** Runs the built program on the stand-in as a process of its own, for tests and for build/start.ts. */

const root = resolve(import.meta.dirname, '../..');
const builtMain = resolve(root, 'out/main/main.js');

/** Node's own arguments that run the bundle on the stand-in; the program's follow. */
export const standInArguments: readonly string[] = [
  '--disable-warning=ExperimentalWarning',
  '--import',
  new URL('./resolve-electron.ts', import.meta.url).href,
  builtMain,
];

export type StandInOptions = {
  readonly profile: string;
  readonly twilioOrigin?: string;
  readonly demoFile?: string;
  readonly policyFile?: string;
  readonly port?: number;
  /** A server that announces newer versions, and the key of its lists. */
  readonly updates?: { readonly address: string; readonly publicKey: string };
  readonly supervised?: boolean;
  /** Files to open, as a desktop gives them. */
  readonly files?: readonly string[];
  /** Added to the environment: HOME, TMPDIR, LANG… */
  readonly env?: Readonly<Record<string, string>>;
};

export type RunningStandIn = {
  /** Where the page is, token and all. */
  readonly url: string;
  readonly process: ChildProcess;
  /** What the program has said on stderr so far. */
  readonly log: () => string;
  /** Resolves with the exit status, null when it was killed. */
  readonly exited: Promise<number | null>;
  /** Asks it to quit (SIGTERM) and waits until it has. */
  readonly stop: () => Promise<number | null>;
};

/** Starts the program and resolves once its page can be opened. Rejects with its log when it ends before that. */
export async function startStandIn(options: StandInOptions): Promise<RunningStandIn> {
  if (!existsSync(builtMain)) throw new Error('the program is not built; run npm run build');
  const child = spawn(process.execPath, [...standInArguments, ...programArguments(options)], {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const exited = new Promise<number | null>((done) => child.on('close', done));
  const url = await Promise.race([addressFrom(child), exited.then(() => null)]);
  if (url === null) throw new Error(`the program ended before its page was open:\n${said}`);
  return {
    url,
    process: child,
    log: () => said,
    exited,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

function programArguments(options: StandInOptions): string[] {
  return [
    `--profile=${options.profile}`,
    '--no-open',
    ...(options.twilioOrigin === undefined ? [] : [`--twilio-origin=${options.twilioOrigin}`]),
    ...(options.demoFile === undefined ? [] : [`--demo-file=${options.demoFile}`]),
    ...(options.updates === undefined
      ? []
      : [`--update-address=${options.updates.address}`, `--update-key=${options.updates.publicKey}`]),
    ...(options.policyFile === undefined ? [] : [`--policy-file=${options.policyFile}`]),
    ...(options.port === undefined ? [] : [`--port=${options.port}`]),
    ...(options.supervised === true ? ['--supervised'] : []),
    ...(options.files ?? []),
  ];
}

async function addressFrom(child: ChildProcess): Promise<string | null> {
  if (child.stdout === null) return null;
  const lines = createInterface({ input: child.stdout });
  return new Promise((found) => {
    lines.on('line', (line) => {
      const address = /^Koekura is open at (http:\S+)$/.exec(line)?.[1];
      if (address !== undefined) found(address);
    });
  });
}
