import type { CallAnswer, CallInput, CheckFinding, CheckStretch } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import { takeTurns } from '../keys/take-turns.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import { putAttestation } from './attestation-rows.ts';
import type { Subject } from './examine.ts';
import {
  readFinding,
  readFindings,
  readLastRun,
  readStretches,
  type Which,
  writeFinding,
  writeRun,
} from './finding-rows.ts';
import { examineSubject, factsOf, type Gathering, isCheckOf } from './gathering.ts';

/** How exposed everything is: looked at as a whole or one thing at a time, and what was found before. */
export type Checkup = {
  /** Fails with checkup-running, cancelled, disk-full, disk-refused; then nothing of it is kept. */
  readonly run: (by: 'user' | 'clock') => Promise<void>;
  readonly cancel: () => void;
  readonly state: () => CallAnswer<'checkup.state'>;
  /** Fails with checkup-unknown, checkup-running, cancelled. */
  readonly recheck: (which: Which) => Promise<CheckFinding>;
  readonly history: (which: Which) => CheckStretch[];
  /** Fails with account-unknown, checkup-running. */
  readonly attest: (input: CallInput<'checkup.attest'>) => Promise<void>;
  /** Breaks off what is under way. */
  readonly close: () => Promise<void>;
};

export function createCheckup(parts: {
  readonly record: RecordHandle;
  /** Made anew for each check-up, so that what all subjects share is gathered once. */
  readonly gather: () => Gathering;
  /** Whether a subject is still known. */
  readonly isKnown: (subject: Subject) => boolean;
  readonly note: NoteDeed;
  /** The user's name in the operating system. */
  readonly user: string;
  readonly told: (progress: { readonly done: number; readonly total: number }) => void;
  readonly changed: () => void;
  readonly now: () => number;
}): Checkup {
  const { record, gather, note, now, changed } = parts;
  const ending = new AbortController();
  const inTurn = takeTurns();
  let running: { readonly controller: AbortController; readonly ended: Promise<unknown> } | null = null;

  const lookAtAll = async (by: 'user' | 'clock', signal: AbortSignal): Promise<void> => {
    const beganAt = now();
    const gathering = gather();
    const subjects = await gathering.subjects();
    const total = subjects.reduce((sum, { scope }) => sum + factsOf[scope], 0);
    let done = 0;
    const gathered = () => {
      done += 1;
      if (!signal.aborted) parts.told({ done, total });
    };
    parts.told({ done, total });
    // All are waited for, whatever becomes of one: nothing is under way any more when this has come to its end.
    const looked = await Promise.allSettled(
      subjects.map((subject) => examineSubject(gathering, subject, null, { signal, now, gathered })),
    );
    if (signal.aborted) throw new Failure('cancelled');
    // What was forgotten meanwhile leaves no findings.
    const findings = looked.flatMap((one, at) => {
      if (one.status === 'rejected') throw one.reason;
      return parts.isKnown(subjects[at] as Subject) ? one.value : [];
    });
    writeRun(record, { beganAt, endedAt: now(), by }, findings);
  };

  const run = async (by: 'user' | 'clock'): Promise<void> => {
    if (running !== null) throw new Failure('checkup-running');
    if (ending.signal.aborted) throw new Failure('cancelled');
    const controller = new AbortController();
    const work = inTurn(() => note({ what: 'checkup-run', by }, () => lookAtAll(by, controller.signal)));
    running = { controller, ended: work.catch(() => undefined) };
    changed();
    try {
      await work;
    } finally {
      running = null;
      changed();
    }
  };

  const lookAtOne = async ({ check, scope, subject }: Which): Promise<CheckFinding> => {
    const gathering = gather();
    const found = (await gathering.subjects()).find((one) => one.scope === scope && one.subject === subject);
    if (found === undefined || !isCheckOf(scope, check)) throw new Failure('checkup-unknown');
    const { signal } = ending;
    const [finding] = await examineSubject(gathering, found, check, { signal, now, gathered: () => undefined });
    if (finding === undefined) throw new Failure('checkup-unknown');
    writeFinding(record, finding);
    return readFinding(record, { check, scope, subject }) as CheckFinding;
  };

  const unlessRunning = <Value>(deed: () => Promise<Value>): Promise<Value> => {
    if (running !== null) throw new Failure('checkup-running');
    return inTurn(deed).finally(changed);
  };

  return {
    run,
    cancel: () => running?.controller.abort(),
    state: () => ({ running: running !== null, run: readLastRun(record), findings: readFindings(record) }),
    recheck: async (which) => {
      const { check, scope, subject } = which;
      const of = scope === 'account' ? { account: subject } : { subject };
      return unlessRunning(() => note({ what: 'checkup-rechecked', check, ...of }, () => lookAtOne(which)));
    },
    history: (which) => readStretches(record, which),
    attest: async ({ accounts, topic, inOrder, remark }) =>
      unlessRunning(async () => {
        const known = await gather().subjects();
        const isKnown = (account: string) => known.some((one) => one.scope === 'account' && one.subject === account);
        if (!accounts.every(isKnown)) throw new Failure('account-unknown');
        for (const account of accounts) {
          await note({ what: 'attested', account, topic, inOrder, remark }, async () => {
            putAttestation(record, account, topic, { at: now(), by: parts.user, inOrder, remark });
            await lookAtOne({ check: topic, scope: 'account', subject: account });
          });
        }
      }),
    close: async () => {
      ending.abort();
      running?.controller.abort();
      await running?.ended;
      await inTurn(async () => undefined);
    },
  };
}
