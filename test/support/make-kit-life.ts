import { fileKeychain } from './file-keychain.ts';
import { kitPassphrase, recoveryProfile } from './recovery-profile.ts';

/** One life of a profile that makes a kit, as a process of its own that can be killed: node make-kit-life.ts PROFILE KIT. */
const [folder = '', kit = ''] = process.argv.slice(2);
const profile = recoveryProfile(folder, fileKeychain(`${folder}.keychain`));
await profile.recovery.make(kit, kitPassphrase);
await profile.close();
process.exit(0);
