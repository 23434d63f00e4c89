import type { CommandLine } from './command-line.ts';
import { relistArchives } from './compose/relist-archives.ts';
import { compose, type Program, recordPath, type World } from './compose.ts';
import type { Settings } from './contract.ts';
import { connectDemo, demoKeychain } from './development/development.ts';
import { Failure, isFailure } from './failure.ts';
import { openKeychain } from './keychain/open-keychain.ts';
import { keychainService } from './keychain-service.ts';
import { createPlaces, type Places } from './lock/create-places.ts';
import type { Session } from './lock/create-session.ts';
import type { Vault } from './lock/create-vault.ts';
import { log, logBug, withoutNames } from './log.ts';
import { readSettings } from './settings.ts';
import { updateSource } from './updates/update-source.ts';

/**
 * Makes the parts for this profile and sets them going. Loaded behind the window, because databases, keychain and
 * network are not needed to show it. Fails with locked while the vault is closed, and as compose() does.
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
  places: Places;
  vault: Vault;
}): Promise<Program> {
  const { commandLine, profile, policy, resolveProxy, tell, notify, places, vault } = parts;
  if (vault.isThere() && !vault.isOpen()) {
    const look = await readLook(profile);
    if (look !== null) parts.settingsChanged(look);
    throw new Failure('locked');
  }
  const { demoFile: demo, twilioOrigin, updateSource: given } = commandLine;
  const program = await compose({
    profile,
    // The demo leaves the machine for nothing; whoever develops may point it at a server of their own.
    build: { version: parts.version, demo: demo !== null && given === null, updates: given ?? updateSource },
    ...{ keychain: places.keychain, session: places.session, secretsIn: places.kind },
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

/** Where secrets lie. Opened once a run. */
export async function openPlaces(parts: {
  commandLine: CommandLine;
  profile: string;
  packaged: boolean;
  vault: Vault;
  session: Session;
}): Promise<Places> {
  const { commandLine, profile, packaged, vault, session } = parts;
  const { demoFile, twilioOrigin } = commandLine;
  const demo = demoFile !== null;
  const system = () => openKeychain(keychainService({ profile, packaged, twilioOrigin }));
  return createPlaces({
    ...{ vault, demo, session },
    system: demo ? await demoKeychain() : system(),
  });
}

/** How the lock's screen is to look, before the record is opened for good. What keeps it from being read is said when it is. */
async function readLook(profile: string): Promise<Settings | null> {
  const { openRecordForReading } = await import('./database/open-record-for-reading.ts');
  try {
    const record = openRecordForReading(recordPath(profile));
    try {
      return readSettings(record);
    } finally {
      record.close();
    }
  } catch (error) {
    log('look not read', { reason: withoutNames(String(error)) });
    return null;
  }
}
