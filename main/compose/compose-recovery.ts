import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Accounts } from '../accounts/create-accounts.ts';
import type { World } from '../compose.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import type { KeyRing } from '../keys/create-key-ring.ts';
import { logBug } from '../log.ts';
import { createRecovery, type Recovery } from '../recovery/create-recovery.ts';
import { removeUnfinished } from '../recovery/unfinished-kit.ts';
import { startSealedAudio } from '../sealed/start-sealed-audio.ts';
import { startWorker } from '../start-worker.ts';
import type { ArchiveParts } from './compose-archives.ts';
import type { LedgerParts } from './compose-ledger.ts';
import { inModeration } from './in-moderation.ts';

/** How often the window is told how far it is, ms. */
const toldEvery = 200;

export function composeRecovery(parts: {
  readonly world: Pick<World, 'profile' | 'keychain' | 'session' | 'tell'>;
  readonly record: RecordHandle;
  readonly ledgerParts: LedgerParts;
  readonly keyRing: KeyRing;
  readonly accounts: Pick<Accounts, 'list' | 'login'>;
  readonly archives: Pick<ArchiveParts, 'places' | 'library'>;
  readonly now: () => number;
}): Recovery {
  const { world, record, keyRing, archives, now } = parts;
  const { ledger, reader } = parts.ledgerParts;
  const hasLogin = async (account: string): Promise<boolean> => {
    try {
      await parts.accounts.login(account);
      return true;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  };
  void removeUnfinished(record).catch((error: unknown) => logBug('removing what was left of a kit', error));
  return createRecovery({
    ...{ record, keyRing, ledger, now, keychain: world.keychain, session: world.session },
    plans: join(world.profile, 'plans'),
    note: ledger.noteDeed,
    places: archives.places,
    withoutLogin: async () => {
      const lost: { account: string; name: string }[] = [];
      for (const { sid: account, name } of await parts.accounts.list()) {
        // A keychain that does not answer has no login either, as far as whoever restores is concerned.
        if (!(await hasLogin(account))) lost.push({ account, name });
      }
      return lost;
    },
    readArchive: archives.library.open,
    drillChoices: () => reader.ask('drillChoices', null),
    startKitWorker: () => startWorker('recovery-kit'),
    startAudio: () => startSealedAudio(startWorker('sealed-audio'), () => {}),
    who: { user: userInfo().username, machine: hostname() },
    tell: inModeration(toldEvery, (progress) => world.tell('recovery.progress', progress)),
    changed: () => {
      world.tell('recovery.changed', {});
      world.tell('keys.changed', {});
    },
  });
}
