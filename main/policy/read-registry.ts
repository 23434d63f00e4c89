import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MachinePolicy } from './machine-policy.ts';
import { noPolicy } from './no-policy.ts';
import { parseRegExport } from './parse-reg-export.ts';
import type { Trust } from './read-trusted.ts';
import type { RunTool } from './run-system-tool.ts';
import { settlePolicy, unreadPolicy } from './settle-policy.ts';

const policies = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies';
/** Only administrators may write here, by Windows' own rules. */
export const policyKey = `${policies}\\Koekura`;

/**
 * Reads the registry through Windows' own reg.exe. Whether there is a policy is asked of the key above, because reg.exe
 * fails alike for a key that is not there and for one it may not read. It is exported rather than queried: the file is in
 * UTF-16 whatever the code page, and lists have no ambiguous separators in it. Never fails.
 */
export async function readRegistry(systemRoot: string, trust: Trust, run: RunTool): Promise<MachinePolicy> {
  const origin = { source: 'registry', place: policyKey } as const;
  const reg = join(systemRoot, 'System32', 'reg.exe');
  try {
    const keys = (await run(reg, ['query', policies, '/reg:64'], null)).toString('latin1');
    if (!keys.split(/\r?\n/).some((line) => line.trim().toLowerCase() === policyKey.toLowerCase())) return noPolicy;
    const folder = await mkdtemp(join(tmpdir(), 'koekura-policy-'));
    try {
      const file = join(folder, 'policy.reg');
      await run(reg, ['export', policyKey, file, '/y', '/reg:64'], null);
      return await settlePolicy(origin, parseRegExport(await readFile(file, 'utf16le'), policyKey), trust);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  } catch (error) {
    return unreadPolicy(origin, error);
  }
}
