import { fileKeychain } from './file-keychain.ts';
import { kitPassphrase, recoveryProfile } from './recovery-profile.ts';

/**
 * One life of a profile that restores a kit, as a process of its own that can be killed: node restore-life.ts PROFILE KIT.
 * Says `restoring` when the kit is open, and ends with status 0 when all is restored.
 */
const [folder = '', kit = ''] = process.argv.slice(2);
const profile = recoveryProfile(folder, fileKeychain(`${folder}.keychain`));
await profile.guard.anchor().catch(() => {});
const pending = profile.recovery.choose(kit);
await profile.recovery.open(pending, kitPassphrase);
process.stdout.write('restoring\n');
const { kit: told, report } = await profile.recovery.restore(pending, false);
await profile.recovery.finish(told, report);
await profile.close();
process.exit(0);
