import type { FailureLanguage } from '../../failure/failure-words.ts';
import type { en } from '../en/all.ts';
import type { Translated } from '../translated.ts';
import { accounts } from './accounts.ts';
import { archives } from './archives.ts';
import { batches } from './batches.ts';
import { bucketFindings } from './bucket-findings.ts';
import { buckets } from './buckets.ts';
import { checkup } from './checkup.ts';
import { checkupKeptWords } from './checkup-kept-words.ts';
import { checkupWords } from './checkup-words.ts';
import { coverage } from './coverage.ts';
import { details } from './details.ts';
import { enrolment } from './enrolment.ts';
import { exports } from './exports.ts';
import { factWords, failure, failures } from './failures.ts';
import { folderFindings } from './folder-findings.ts';
import { holds } from './holds.ts';
import { keys } from './keys.ts';
import { ledger } from './ledger.ts';
import { ledgerWords } from './ledger-words.ts';
import { list } from './list.ts';
import { lock } from './lock.ts';
import { plans } from './plans.ts';
import { player } from './player.ts';
import { policy } from './policy.ts';
import { reconcile } from './reconcile.ts';
import { recordings } from './recordings.ts';
import { recovery } from './recovery.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { subaccounts } from './subaccounts.ts';
import { updates } from './updates.ts';
import { welcome } from './welcome.ts';

export const ja: Translated<typeof en> = {
  shell,
  list,
  details,
  settings,
  recordings,
  player,
  accounts,
  keys,
  coverage,
  welcome,
  failure,
  batches,
  archives,
  buckets,
  findings: { ...folderFindings, ...bucketFindings },
  holds,
  ledger,
  ledgerWords,
  reconcile,
  checkup,
  checks: { ...checkupWords, ...checkupKeptWords },
  recovery,
  plans,
  policy,
  exports,
  enrolment,
  subaccounts,
  updates,
  lock,
};

/** What failures are called: sentences put together by speakOfFailure(). */
export const failureLanguage: FailureLanguage = { tag: 'ja', failures, facts: factWords };
