import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The profile's folder when none is named: where the system keeps its programs' data. The demo and each server of
 * one's own have a profile apart, so that nothing of theirs mixes with a real account.
 */
export function defaultProfile(kind: { readonly demo: boolean; readonly twilioOrigin: URL | null }): string {
  if (kind.demo) return join(dataFolder(), 'Koekura demo');
  if (kind.twilioOrigin === null) return join(dataFolder(), 'Koekura');
  return join(dataFolder(), `Koekura ${kind.twilioOrigin.host.replaceAll(/[^\w.]/g, '-')}`);
}

function dataFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support');
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData/Roaming');
  return process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
}
