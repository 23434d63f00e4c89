import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process: what it was started with, and on Linux the mode of its system call filter (proc(5), Seccomp). */
export type ElectronProcess = { readonly command: string; readonly seccomp: number | null };

/** The process `pid` and all below it. */
export function electronProcesses(pid: number): readonly ElectronProcess[] {
  const all = process.platform === 'win32' ? listOnWindows() : listWithPs();
  const below = (parent: number): readonly Listed[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  const own = all.filter((one) => one.pid === pid);
  return [...own, ...below(pid)].map((one) => ({ command: one.command, seccomp: seccompOf(one.pid) }));
}

type Listed = { readonly pid: number; readonly parent: number; readonly command: string };

function listWithPs(): readonly Listed[] {
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

function listOnWindows(): readonly Listed[] {
  const query = 'Get-CimInstance Win32_Process | Select-Object ProcessId,ParentProcessId,CommandLine | ConvertTo-Json';
  const said = execFileSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const rows = JSON.parse(said) as { ProcessId: number; ParentProcessId: number; CommandLine: string | null }[];
  return rows.map((row) => ({ pid: row.ProcessId, parent: row.ParentProcessId, command: row.CommandLine ?? '' }));
}

function seccompOf(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  return Number(/^Seccomp:\s+(\d)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
