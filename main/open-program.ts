import type { CommandLine } from './command-line.ts';
import { compose, type Program, type World } from './compose.ts';
import type { Settings } from './contract.ts';
import { connectDemo, demoKeychain } from './development.ts';
import { isFailure } from './failure.ts';
import { memoryKeychain } from './keychain/keychain.ts';
import { openKeychain } from './keychain/open-keychain.ts';
import { keychainService } from './keychain-service.ts';
import { logBug } from './log.ts';
import { relistArchives } from './relist-archives.ts';
import { readSettings } from './settings.ts';
import { updateSource } from './updates/update-source.ts';

/**
 * Makes the parts for this profile and sets them going. Loaded behind the window, because databases, keychain and
 * network are not needed to show it. Fails as compose() does.
 */
export async function openProgram(parts: {
  commandLine: CommandLine;
  profile: string;
  policy: World['policy'];
  resolveProxy: World['resolveProxy'];
  tell: World['tell'];
  notify: World['notify'];
  version: string;
  settingsChanged: (settings: Settings) => void;
  keychains: Keychains;
}): Promise<Program> {
  const { commandLine, profile, policy, resolveProxy, tell, notify, keychains } = parts;
  const { demoFile: demo, twilioOrigin, updateSource: given } = commandLine;
  const program = await compose({
    profile,
    // The demo leaves the machine for nothing; whoever develops may point it at a server of their own.
    build: { version: parts.version, demo: demo !== null && given === null, updates: given ?? updateSource },
    ...keychains,
    twilioOrigin,
    policy,
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
  program.updating.daily.start();
  relistArchives({
    record: program.record,
    rebuilt: await program.sync.rebuilt,
    archives: program.archives.places.rows(),
    relist: program.archives.library.relist,
  }).catch((error: unknown) => isFailure(error, 'archive-busy') || logBug('listing archives', error));
  program.keyRing.pair(await program.index.sampleWraps()).catch((error: unknown) => logBug('pairing keys', error));
  return program;
}

/** Where secrets lie. Opened once a run: parts that are made anew find what is kept for this session. */
export type Keychains = Pick<World, 'keychain' | 'session'>;

export async function openKeychains(parts: {
  commandLine: CommandLine;
  profile: string;
  packaged: boolean;
}): Promise<Keychains> {
  const { commandLine, profile, packaged } = parts;
  const { demoFile, twilioOrigin } = commandLine;
  const system = () => openKeychain(keychainService({ profile, packaged, twilioOrigin }));
  return { keychain: demoFile === null ? system() : await demoKeychain(), session: memoryKeychain() };
}
