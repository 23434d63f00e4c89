import type { Worker } from 'node:worker_threads';
import type { ArchivePlaces } from '../archive/create-archive-places.ts';
import type { EventPayload } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { Keychain } from '../keychain/keychain.ts';
import type { KeyRing } from '../keys/create-key-ring.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import type { NoteDeed, Who } from '../ledger/deed.ts';
import type { SealedAudio } from '../sealed/start-sealed-audio.ts';
import type { DrillChoice } from './drill-questions.ts';

/** What recovery needs of the program. `plans`: the folder their files lie in. */
export type RecoveryParts = {
  readonly record: RecordHandle;
  readonly plans: string;
  readonly keychain: Keychain;
  readonly session: Keychain;
  readonly keyRing: Pick<KeyRing, 'halvesForKit' | 'confirmBackUp' | 'takeIn' | 'holds'>;
  readonly ledger: Pick<Ledger, 'noteFact' | 'settle'>;
  readonly note: NoteDeed;
  readonly places: Pick<ArchivePlaces, 'rows' | 'row' | 'storeOf' | 'tryReach' | 'reachable'>;
  /** The accounts whose login is not here. */
  readonly withoutLogin: () => Promise<readonly { readonly account: string; readonly name: string }[]>;
  /** Reads an archive's envelopes into the list, behind everything. */
  readonly readArchive: (archive: string) => Promise<void>;
  readonly drillChoices: () => Promise<readonly DrillChoice[]>;
  readonly startKitWorker: () => Worker;
  /** A worker that verifies sealed audio; to be ended. */
  readonly startAudio: () => SealedAudio;
  readonly who: Who;
  readonly tell: (progress: EventPayload<'recovery.progress'>) => void;
  readonly changed: () => void;
  readonly now: () => number;
};
