import { userInfo } from 'node:os';
import { readAccountRow } from '../accounts/account-rows.ts';
import type { Accounts } from '../accounts/create-accounts.ts';
import { readArchiveRows } from '../archive/archive-rows.ts';
import type { Buckets } from '../archive/create-buckets.ts';
import type { Library } from '../archive/library.ts';
import { type Checkup, createCheckup } from '../checkup/create-checkup.ts';
import { createDaily, type Daily, usualDailyTimes } from '../checkup/create-daily.ts';
import { diskEncryption } from '../checkup/disk-encryption.ts';
import { readLastRun } from '../checkup/finding-rows.ts';
import { gatherAccount } from '../checkup/gather-account.ts';
import { gatherArchive, gatherKey } from '../checkup/gather-kept.ts';
import { gatherMachine } from '../checkup/gather-machine.ts';
import type { Gathering } from '../checkup/gathering.ts';
import type { MachineFacts } from '../checkup/machine-checks.ts';
import { runFixedCommand } from '../checkup/run-fixed-command.ts';
import { askForSamples } from '../checkup/sample-recordings.ts';
import type { World } from '../compose.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { Enrolments } from '../enrolment/enrolments.ts';
import { Failure } from '../failure.ts';
import { readKeyRow } from '../keys/key-rows.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import { log, logBug } from '../log.ts';
import type { Monitor } from '../monitor/create-monitor.ts';
import { once } from '../once.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { mustAllowAsking } from '../policy/must-allow-account.ts';
import type { Sync } from '../recordings/create-sync.ts';
import type { IndexReader } from '../recordings/start-index-reader.ts';
import type { Twilio } from '../twilio/create-twilio.ts';
import type { CoverageParts } from './compose-coverage.ts';
import { inModeration } from './in-moderation.ts';

/** The check-up, and what runs it daily. */
export type CheckupParts = { readonly checkup: Checkup; readonly daily: Daily };

/** How often the window is told how far it is, ms. */
const toldEvery = 100;

export function composeCheckup(parts: {
  readonly profile: string;
  readonly record: RecordHandle;
  readonly note: NoteDeed;
  readonly accounts: Pick<Accounts, 'list' | 'login'>;
  readonly policy: MachinePolicy;
  readonly twilio: Pick<Twilio, 'withoutLogin' | 'reach' | 'time'>;
  readonly index: Pick<IndexReader, 'ask'>;
  readonly sync: Pick<Sync, 'progress'>;
  readonly monitor: Pick<Monitor, 'fetch'>;
  readonly covered: CoverageParts;
  readonly archives: { readonly library: Pick<Library, 'list'>; readonly buckets: Pick<Buckets, 'lookAt'> };
  readonly enrolment: Pick<Enrolments, 'enrolments'>;
  readonly keychain: () => Promise<MachineFacts['keychain']>;
  readonly versions: () => MachineFacts['version'];
  readonly lock: () => Promise<MachineFacts['lock']>;
  readonly tell: World['tell'];
  readonly now: () => number;
}): CheckupParts {
  const { profile, record, accounts, twilio, sync, covered, tell, now } = parts;
  const samples = askForSamples(parts.index.ask);

  /** What all subjects share is asked once for each check-up. */
  const gather = (): Gathering => {
    const shared = {
      accounts: once(accounts.list),
      facts: once(covered.coverage.facts),
      archives: once(parts.archives.library.list),
    };
    const logins = new Map<string, ReturnType<Accounts['login']>>();
    const login = (account: string) => {
      const known = logins.get(account) ?? accounts.login(account);
      logins.set(account, known);
      return known;
    };
    const sources = { record, login, accounts: shared.accounts, now };
    const keys = async () => (await shared.facts()).keys;
    return {
      subjects: async () => {
        const [connected, ring, places] = await Promise.all([shared.accounts(), keys(), shared.archives()]);
        return [
          { scope: 'machine', subject: '', name: '' },
          ...connected.map(({ sid, name }) => ({ scope: 'account' as const, subject: sid, name })),
          ...ring.map(({ fingerprint, name }) => ({ scope: 'key' as const, subject: fingerprint, name })),
          ...places.map(({ archive, name }) => ({
            scope: 'archive' as const,
            subject: archive,
            name,
          })),
        ];
      },
      account: gatherAccount({
        ...sources,
        twilio: {
          reach: twilio.reach,
          // The one request that no login goes with: all others are kept where theirs is given out.
          withoutLogin: async (of, ...asked) => {
            mustAllowAsking(parts.policy, of);
            return twilio.withoutLogin(of, ...asked);
          },
        },
        coverage: async () => (await shared.facts()).accounts,
        samples: once(samples.sampleRecordings),
        readAt: (account) => sync.progress().find((one) => one.account === account)?.finishedAt ?? null,
        setUps: once(parts.enrolment.enrolments),
        fetchEvents: parts.monitor.fetch,
        fetchAlerts: covered.alertWatch.fetch,
      }),
      key: gatherKey({ record, keys }),
      archive: gatherArchive({ archives: shared.archives, lookAtBucket: parts.archives.buckets.lookAt }),
      machine: gatherMachine({
        ...sources,
        twilio,
        disk: () => diskEncryption(profile, process.platform, runFixedCommand),
        ...{ keychain: parts.keychain, lock: parts.lock },
        version: async () => parts.versions(),
      }),
    };
  };

  const checkup = createCheckup({
    ...{ record, gather, note: parts.note, now },
    isKnown: ({ scope, subject }) => {
      if (scope === 'account') return readAccountRow(record, subject) !== null;
      if (scope === 'key') return readKeyRow(record, subject) !== null;
      return scope === 'machine' || readArchiveRows(record).some(({ archive }) => archive === subject);
    },
    user: userInfo().username,
    told: inModeration(toldEvery, (progress) => tell('checkup.progress', progress)),
    changed: () => tell('checkup.changed', {}),
  });
  const daily = createDaily({
    lastAt: () => readLastRun(record)?.endedAt ?? null,
    run: async () => {
      try {
        const { kind, usable } = await parts.keychain();
        // Behind the lock a vault is closed: it would be told of everything that it is missing.
        if (kind === 'vault' && !usable) return;
        if ((await accounts.list()).length > 0) await checkup.run('clock');
      } catch (error) {
        if (error instanceof Failure) log('checkup.not-run', { code: error.code });
        else logBug('the daily check-up', error);
      }
    },
    times: usualDailyTimes,
    now,
  });
  return { checkup, daily };
}
