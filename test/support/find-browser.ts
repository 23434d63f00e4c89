import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Where Chromium and its kin are installed, by platform. `KOEKURA_BROWSER` names another. */
function candidates(): string[] {
  const env = process.env;
  if (env.KOEKURA_BROWSER) return [env.KOEKURA_BROWSER];
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
      'Chromium/Application/chrome.exe',
    ];
    return roots.flatMap((root) => programs.map((program) => join(root, program)));
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  const folders = (env.PATH ?? '/usr/bin').split(':');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** The executable of a browser of Chromium's family, or null where there is none. */
export function findBrowser(): string | null {
  return candidates().find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
