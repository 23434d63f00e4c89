import type { MachinePolicy } from './machine-policy.ts';
import { noPolicy } from './no-policy.ts';
import { parseJson } from './read-policy-file.ts';
import { readTrusted, type Trust } from './read-trusted.ts';
import type { RunTool } from './run-system-tool.ts';
import { settlePolicy, unreadPolicy } from './settle-policy.ts';

/** Where macOS lays down what a configuration profile says of the whole machine, named after the bundle. */
export const managedPreferences = '/Library/Managed Preferences/jp.koekura.desktop.plist';

/** Reads managed preferences, which macOS's own plutil makes JSON of, binary or XML. Never fails. */
export async function readManagedPreferences(path: string, trust: Trust, run: RunTool): Promise<MachinePolicy> {
  const origin = { source: 'managed-preferences', place: path } as const;
  try {
    const bytes = await readTrusted(path, trust);
    if (bytes === null) return noPolicy;
    const json = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', '--', '-'], bytes);
    return await settlePolicy(origin, withoutPayload(parseJson(json.toString('utf8'))), trust);
  } catch (error) {
    return unreadPolicy(origin, error);
  }
}

/** A configuration profile's own keys (`PayloadUUID` and the like) are no rules of ours. */
function withoutPayload(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  return Object.fromEntries(Object.entries(document).filter(([key]) => !key.startsWith('Payload')));
}
