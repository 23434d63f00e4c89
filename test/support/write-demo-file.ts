import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from '../simulator/start-simulator.ts';

/** What main reads of a simulator in demo mode, written into `folder`; gives the file's path. */
export function writeDemoFile(simulator: Simulator, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'demo.json');
  const { origin, accountSid, apiKey } = simulator;
  const keys = simulator.keys.map(({ keySid, name, rotatedOut, privateKeyPem }) => {
    const keyPath = join(folder, `${keySid}.pem`);
    writeFileSync(keyPath, privateKeyPem, { mode: 0o600 });
    return { keySid, name, rotatedOut, path: keyPath };
  });
  writeFileSync(
    path,
    JSON.stringify({ origin, accountSid, apiKeySid: apiKey.sid, apiKeySecret: apiKey.secret, keys }),
    { mode: 0o600 },
  );
  return path;
}
