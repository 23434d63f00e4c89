import type { Accounts } from '../accounts/create-accounts.ts';
import { readArchiveRows } from '../archive/archive-rows.ts';
import { readBatches } from '../batch/batch-rows.ts';
import type { World } from '../compose.ts';
import type { RecordHandle } from '../database/handles.ts';
import { readPlan } from '../database/kept-plans.ts';
import { removalEvent } from '../database/removal-rows.ts';
import { Failure } from '../failure.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import type { Signer } from '../ledger/signer.ts';
import { createFollowUp, type FollowUps } from '../removal/create-follow-up.ts';
import { writeCertificate } from '../removal/write-certificate.ts';
import type { Twilio } from '../twilio/create-twilio.ts';
import { inModeration } from './in-moderation.ts';

/** What is done about removed remote copies afterwards. */
export type RemovalParts = {
  readonly followUps: FollowUps;
  /** How many transcriptions and add-on results hang on a recording. Fails as Twilio does. */
  readonly countDerived: (account: string, recording: string) => Promise<number>;
  /** Writes the certificate of a batch. Fails with batch-unknown, and as writeCertificate does. */
  readonly certify: (batch: string, language: 'en' | 'ja', path: string) => Promise<void>;
};

/** How long the window is left alone after it was told that something was seen, ms. */
const changesPause = 1000;
/** How long somebody who looks at a recording waits for what hangs on it, ms. */
const derivedWait = 30_000;

export function composeRemoval(parts: {
  readonly record: RecordHandle;
  readonly ledger: Ledger;
  readonly signer: Signer;
  readonly accounts: Pick<Accounts, 'login' | 'list'>;
  readonly twilio: Pick<Twilio, 'afterwards' | 'countDerived'>;
  readonly gone: (account: string, recording: string) => void;
  readonly tell: World['tell'];
  readonly now: () => number;
}): RemovalParts {
  const { record, ledger, signer, accounts, twilio, tell, now } = parts;
  const tellChanges = inModeration(changesPause, () => tell('removals.changed', {}));
  const followUps = createFollowUp({
    record,
    noteFact: ledger.noteFact,
    login: accounts.login,
    afterwards: twilio.afterwards,
    eventOf: (recording) => removalEvent(record, recording),
    changed: () => tellChanges({}),
    gone: parts.gone,
    alarm: ({ recording, batch }) => tell('removals.back', { sid: recording, batch }),
    now,
  });
  followUps.start();

  return {
    followUps,
    countDerived: async (account, recording) =>
      twilio.countDerived(await accounts.login(account), recording, AbortSignal.timeout(derivedWait)),
    certify: async (id, language, path) => {
      const batch = readBatches(record).find((one) => one.id === id);
      if (batch === undefined || (batch.kind !== 'remove' && batch.kind !== 'evacuate')) {
        throw new Failure('batch-unknown');
      }
      const names = new Map((await accounts.list()).map(({ sid, name }) => [sid, name]));
      const archives = new Map(readArchiveRows(record).map(({ archive, name }) => [archive, name]));
      const { kind, plan, startedAt, finishedAt, options, planned, counts } = batch;
      const head = {
        ...{ batch: id, kind, startedAt, finishedAt, planned, withoutCopy: options.withoutCopy },
        plan: { id: plan, digest: readPlan(record, plan)?.digest ?? '' },
        accounts: batch.accounts.map((sid) => ({ sid, name: names.get(sid) ?? '' })),
        ...{ kept: counts.kept, failed: counts.failed, cancelled: counts.cancelled },
      };
      await ledger.noteDeed({ what: 'certificate-saved', batch: id, language }, () =>
        writeCertificate(
          { record, signer, archiveName: (archive) => archives.get(archive) ?? null, now },
          head,
          language,
          path,
        ),
      );
    },
  };
}
