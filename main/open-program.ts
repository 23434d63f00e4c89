import type { CommandLine } from './command-line.ts';
import { compose, type Program, type World } from './compose.ts';
import type { Settings } from './contract.ts';
import { connectDemo, demoKeychain } from './development.ts';
import { isFailure } from './failure.ts';
import { openKeychain } from './keychain/open-keychain.ts';
import { keychainService } from './keychain-service.ts';
import { logBug } from './log.ts';
import { relistArchives } from './relist-archives.ts';
import { readSettings } from './settings.ts';

/**
 * Makes the parts for this profile and sets them going. Loaded behind the window, because databases, keychain and
 * network are not needed to show it. Fails as compose() does.
 */
export async function openProgram(parts: {
  commandLine: CommandLine;
  profile: string;
  packaged: boolean;
  resolveProxy: World['resolveProxy'];
  tell: World['tell'];
  notify: World['notify'];
  settingsChanged: (settings: Settings) => void;
}): Promise<Program> {
  const { commandLine, profile, packaged, resolveProxy, tell, notify } = parts;
  const { demoFile: demo, twilioOrigin } = commandLine;
  const program = await compose({
    profile,
    keychain: demo === null ? openKeychain(keychainService({ profile, packaged, twilioOrigin })) : await demoKeychain(),
    twilioOrigin,
    resolveProxy,
    tell,
    notify,
  });
  parts.settingsChanged(readSettings(program.record));
  if (demo !== null) await connectDemo(program, demo);
  for (const { sid } of await program.accounts.list()) program.sync.start(sid, { whole: false });
  program.monitor.start();
  program.covered.alertWatch.start();
  program.checked.daily.start();
  relistArchives({
    record: program.record,
    rebuilt: await program.sync.rebuilt,
    archives: program.archives.places.rows(),
    relist: program.archives.library.relist,
  }).catch((error: unknown) => isFailure(error, 'archive-busy') || logBug('listing archives', error));
  program.keyRing.pair(await program.index.sampleWraps()).catch((error: unknown) => logBug('pairing keys', error));
  return program;
}
