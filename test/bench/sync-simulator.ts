import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SimulatedAccount } from '../simulator/start-simulator.ts';

export type SimulatorProcess = {
  readonly origin: string;
  readonly recordings: number;
  readonly account: string;
  readonly user: string;
  readonly secret: string;
  readonly subaccounts: readonly SimulatedAccount[];
  readonly stop: () => Promise<void>;
};

/** The simulator as a process of its own, so that it does not take the time it is measured with. `latency` in ms. */
export async function startSimulatorProcess(
  recordings: number,
  latency: number,
  more: readonly string[] = [],
): Promise<SimulatorProcess> {
  const main = fileURLToPath(new URL('../simulator/main.ts', import.meta.url));
  const options = ['--recordings', String(recordings), '--seed', 'bench', '--world', 'ordinary'];
  const faults = latency === 0 ? [] : ['--fault', `latency=${latency}`];
  const child = spawn(process.execPath, [main, ...options, ...faults, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told = JSON.parse(await firstLine(child)) as Record<
    'origin' | 'accountSid' | 'apiKeySid' | 'apiKeySecret',
    string
  > & { readonly subaccounts: readonly SimulatedAccount[] };
  return {
    origin: told.origin,
    recordings,
    account: told.accountSid,
    user: told.apiKeySid,
    secret: told.apiKeySecret,
    subaccounts: told.subaccounts,
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of stdout ?? []) {
    text += chunk;
    if (text.includes('\n')) break;
  }
  return text.slice(0, text.indexOf('\n'));
}
