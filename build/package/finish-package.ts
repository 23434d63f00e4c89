import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import plist from 'plist';
import { setFuses } from './fuses.ts';

/** The program's name on Linux, where names are lower case. */
export const linuxProgram = 'koekura';

/** The last hand on an unpacked program, before it is signed: fuses set, and nothing left that nobody asked for. */
export async function finishPackage(
  { appOutDir, electronPlatformName, packager }: AfterPackContext,
  { forTests }: { readonly forTests: boolean },
): Promise<void> {
  const name = packager.appInfo.productFilename;
  const mac = electronPlatformName === 'darwin';
  const contents = join(appOutDir, `${name}.app/Contents`);
  const resources = mac ? join(contents, 'Resources') : join(appOutDir, 'resources');
  // A folder of Electron that was given, not fetched, still has these.
  rmSync(join(resources, 'default_app.asar'), { force: true });
  rmSync(join(appOutDir, 'version'), { force: true });
  if (mac) cleanPropertyLists(contents);
  const program = mac
    ? join(appOutDir, `${name}.app`)
    : join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : linuxProgram);
  await setFuses(program, forTests);
}

/** Permissions the program never asks for, and leave to speak without TLS. */
const unwanted =
  /^(NS(Microphone|Camera|Bluetooth\w*|AudioCapture|Location\w*|Contacts|Calendars\w*)UsageDescription|NSAppTransportSecurity)$/;

function cleanPropertyLists(contents: string): void {
  const frameworks = join(contents, 'Frameworks');
  const helpers = readdirSync(frameworks).filter((name) => name.endsWith('.app'));
  for (const folder of [contents, ...helpers.map((name) => join(frameworks, name, 'Contents'))]) {
    const path = join(folder, 'Info.plist');
    const entries = plist.parse(readFileSync(path, 'utf8')) as Record<string, plist.PlistValue>;
    const kept = Object.fromEntries(Object.entries(entries).filter(([key]) => !unwanted.test(key)));
    writeFileSync(path, plist.build(kept));
  }
}
