import type { Accounts } from '../accounts/create-accounts.ts';
import type { World } from '../compose.ts';
import type { RecordHandle } from '../database/open-record.ts';
import { countNeeds } from '../enrolment/count-needs.ts';
import { createEnrolments } from '../enrolment/create-enrolments.ts';
import type { EnrolmentParts, Enrolments } from '../enrolment/enrolments.ts';
import type { KeyRing } from '../keys/create-key-ring.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import type { Sync } from '../recordings/create-sync.ts';
import type { IndexReader } from '../recordings/start-index-reader.ts';
import { startSealedAudio } from '../sealed/start-sealed-audio.ts';
import { startWorker } from '../start-worker.ts';
import type { Twilio } from '../twilio/create-twilio.ts';

/** How often the recordings of an account that waits for its proof are looked at, ms. */
const lookEvery = 60_000;

/** Setting accounts up for a key, with proof. */
export function composeEnrolment(parts: {
  readonly record: RecordHandle;
  readonly note: NoteDeed;
  readonly keyRing: KeyRing;
  readonly accounts: Accounts;
  readonly twilio: Twilio;
  readonly index: IndexReader;
  readonly sync: Sync;
  readonly fetchMedia: EnrolmentParts['fetchMedia'];
  readonly tell: World['tell'];
  readonly now: () => number;
}): Enrolments {
  const { record, note, keyRing, accounts, twilio, index, sync, fetchMedia, tell, now } = parts;
  return createEnrolments({
    ...{ record, note, twilio, fetchMedia, lookEvery, now },
    keys: keyRing.list,
    holds: keyRing.holds,
    publicHalf: keyRing.publicHalf,
    unwrap: keyRing.unwrapTelling,
    accounts: async () => (await accounts.list()).map(({ sid }) => sid),
    login: accounts.login,
    startAudio: () => startSealedAudio(startWorker('sealed-audio'), () => undefined),
    needs: (account) =>
      countNeeds(account, {
        keys: keyRing.list,
        keySids: async () => (await index.facets()).keySids.map(({ value }) => value),
        totals: index.totals,
      }),
    changed: () => tell('enrolment.changed', {}),
    // The list shall show it too; who paused reading goes on reading when they say so.
    seen: (account) => {
      const paused = sync.progress().some((one) => one.account === account && one.state === 'paused');
      if (!paused) sync.start(account, { whole: false });
    },
  });
}
