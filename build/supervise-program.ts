import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { standInArguments } from '../test/stand-in/start-stand-in.ts';

const root = resolve(import.meta.dirname, '..');

export type ProgramEnd = {
  readonly status: number;
  /** Seconds it ran. */
  readonly ran: number;
  /** Whether the program itself refused to go on, as when another copy has the profile. */
  readonly refused: boolean;
};

/** Runs the program on Electron, or on the stand-in when `electron` is null, until it ends. Signals are passed on. */
export function superviseProgram(electron: string | null, options: readonly string[]): Promise<ProgramEnd> {
  const [command, args] =
    electron === null ? [process.execPath, standInArguments] : ([electron, ['.']] as [string, string[]]);
  const started = Date.now();
  const child = spawn(command, [...args, ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    // In a group of its own, or it would hear Ctrl-C twice, from the terminal and from us: the second means "at once".
    detached: process.platform !== 'win32',
  });
  const stopPassing = passSignals(child);
  let refused = false;
  child.stderr?.on('data', (text: Buffer) => {
    process.stderr.write(text);
    refused ||= /Z refused reason=/.test(text.toString());
  });
  return new Promise((done) => {
    child.on('error', () => done({ status: 127, ran: 0, refused }));
    child.on('close', (status, signal) => {
      stopPassing();
      done({ status: status ?? (signal === null ? 1 : 128), ran: (Date.now() - started) / 1000, refused });
    });
  });
}

/** What asks us to end asks the program, which then ends in order. */
function passSignals(child: ChildProcess): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}
