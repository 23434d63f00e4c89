import { hostname, userInfo } from 'node:os';
import { credentialOf } from '../accounts/account-rows.ts';
import type { World } from '../compose.ts';
import type { RecordHandle } from '../database/handles.ts';
import { startRecordReader } from '../database/start-record-reader.ts';
import { Failure } from '../failure.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { announceLedger } from '../ledger/announce-ledger.ts';
import { readLast } from '../ledger/checkpoint-rows.ts';
import { createGuard, type LedgerGuard } from '../ledger/create-guard.ts';
import { createLedger, type Ledger } from '../ledger/create-ledger.ts';
import { createSigner, type LedgerSigner } from '../ledger/create-signer.ts';
import { log, logBug } from '../log.ts';
import { startWorker } from '../start-worker.ts';
import type { Reader, RecordQuestions } from '../workers/record-questions.ts';
import { inModeration } from './in-moderation.ts';

/** The ledger with what watches over it, and the record's reader off the main thread. */
export type LedgerParts = {
  readonly ledger: Ledger;
  readonly signer: LedgerSigner;
  readonly guard: LedgerGuard;
  readonly reader: Reader;
  /** Tells the window that the timeline has more. */
  readonly announce: () => void;
  /** Signs once more, then ends the reader; before the record is closed. */
  readonly close: () => Promise<void>;
};

/** How often the head is signed by itself, ms. */
const anchorEvery = 5 * 60_000;
/** How long a keychain may take when the program closes, ms. */
const patience = 2000;

export function composeLedger(parts: {
  readonly record: RecordHandle;
  readonly keychain: Keychain;
  readonly session: Keychain;
  readonly tell: World['tell'];
  readonly now: () => number;
}): LedgerParts {
  const { record, keychain, session, tell, now } = parts;
  const tellChanges = inModeration(1000, (entries: number) => tell('ledger.changed', { entries }));
  const announce = () => tellChanges(readLast(record)?.number ?? 0);
  const ledger = announceLedger(
    createLedger(record, {
      who: { user: userInfo().username, machine: hostname() },
      credentialOf: (account) => credentialOf(record, account),
      now,
    }),
    announce,
  );
  const { noteFact } = ledger;
  const reader = startRecordReader<RecordQuestions>(startWorker('record-reader'), record.name);
  const signer = createSigner({ record, keychain, session, noteFact, now });
  const guard = createGuard({
    record,
    keychain,
    signer,
    noteFact,
    check: (held, told) => reader.follow('verifyLedger', held, told),
    tell: (verdict) => tell('ledger.checked', verdict),
    now,
  });

  let signedTo = 0;
  /** What keeps it from being signed is told by whoever is about to remove; here it is only noted. */
  const anchor = async () => {
    const last = readLast(record)?.number ?? 0;
    if (last === signedTo) return;
    try {
      await guard.anchor();
      signedTo = last;
    } catch (error) {
      if (!(error instanceof Failure)) logBug('signing the ledger', error);
      else if (error.code !== 'cancelled') log('ledger.not-signed', { code: error.code });
    }
  };
  const begin = async () => {
    const found = await guard.verify((done, total) => tell('ledger.verifying', { done, total }));
    await anchor();
    // So that the ledger's screen, opened later, has not to wait.
    await reader.ask('ledgerKinds', null);
    if (found.state === 'unsigned' && found.key !== 'missing') await guard.verify(() => {});
  };
  begin().catch((error: unknown) => {
    if (!(error instanceof Failure)) logBug('checking the ledger', error);
    else if (error.code !== 'cancelled') log('ledger.not-checked', { code: error.code });
  });
  const timer = setInterval(() => void anchor(), anchorEvery);
  timer.unref();

  return {
    ledger,
    signer,
    guard,
    reader,
    announce,
    close: async () => {
      clearInterval(timer);
      const late = new Promise<void>((done) => setTimeout(done, patience).unref());
      if (guard.standing() !== null) await Promise.race([anchor(), late]);
      await reader.close();
    },
  };
}
