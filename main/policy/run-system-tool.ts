import { spawn } from 'node:child_process';
import { PolicyTrouble } from './policy-trouble.ts';

/** How long a tool of the system may take, ms. */
const patience = 10_000;

/** Runs a tool of the operating system on `input`, and gives what it wrote. Throws PolicyTrouble (unreadable) when it fails. */
export type RunTool = (path: string, args: readonly string[], input: Uint8Array | null) => Promise<Buffer>;

export const runSystemTool: RunTool = (path, args, input) =>
  new Promise((resolve, reject) => {
    const fail = (detail: string) => reject(new PolicyTrouble('unreadable', detail));
    const child = spawn(path, args, { stdio: ['pipe', 'pipe', 'ignore'], timeout: patience, windowsHide: true });
    const written: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => written.push(piece));
    child.on('error', ({ message }) => fail(message));
    child.on('close', (code) => (code === 0 ? resolve(Buffer.concat(written)) : fail(`${path}: ${code ?? 'killed'}`)));
    // One that ends without reading says so by its status.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? undefined);
  });
