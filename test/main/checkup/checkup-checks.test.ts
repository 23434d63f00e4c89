import { expect, test } from 'vitest';
import { accountChecks } from '../../../main/checkup/account-checks.ts';
import type { AccountFacts } from '../../../main/checkup/account-facts.ts';
import { type ArchiveFacts, archiveChecks } from '../../../main/checkup/archive-checks.ts';
import type { Check } from '../../../main/checkup/checks-of.ts';
import { type KeyFacts, keyChecks } from '../../../main/checkup/key-checks.ts';
import { type MachineFacts, machineChecks } from '../../../main/checkup/machine-checks.ts';
import type { Archive, Enrolment, Finding } from '../../../main/contract.ts';
import type { NotedAlarm } from '../../../main/coverage/noted-alarm-rows.ts';
import type { FailureAnswer } from '../../../main/failure.ts';

const now = 1_790_000_000;
const day = 86_400;
const dated = (count: number, newest: number) => ({ count, seconds: 0, oldest: 0, newest });
const refused: FailureAnswer = { code: 'twilio-permission-missing', facts: {} };
const nothing = { unencrypted: null, encrypted: null, elsewhere: null, unknownSids: [], missingSids: [] };
const events = { fetchedTo: now - 60, failure: null, outside: { count: 0, newestAt: 0 } };
const word = { at: now - day, by: 'aiko', inOrder: true, remark: '' };
const counted = (code: 16105 | 16107 | 16111 | 16112, noted: NotedAlarm | null = null) => ({
  ...{ code, count: 1, newest: 5, noted },
});
const noted = { count: 1, newest: 5, at: 9, by: 'aiko', remark: '' };
const setUp = (more: Partial<Enrolment>) => ({ begunAt: 1, registeredAt: null, chosenAt: null, ...more }) as Enrolment;
const sid = (newest: number) => ({ ...dated(3, newest), keySid: `CR${'1'.repeat(32)}` });

/** What a check says of these facts; a check sees no others than it names. */
function says<Values>(checks: readonly Check<Values>[], name: string, values: Partial<Values>): [string, string] {
  const check = checks.find((one) => one.name === name);
  if (check === undefined) throw new Error(`no check ${name}`);
  expect(Object.keys(values).toSorted()).toEqual(check.needs.toSorted());
  const { says: said, grade } = check.judge(values as Values, now);
  return [said, grade];
}

test.each<[string, Partial<AccountFacts>, [string, string]]>([
  ['media-open', { media: null }, ['nothing-to-ask-for', 'unseen']],
  [
    'plain-recordings',
    { recordings: { ...nothing, unencrypted: dated(3, 50) }, readAt: null },
    ['still-made', 'attention'],
  ],
  [
    'plain-recordings',
    { recordings: { ...nothing, unencrypted: dated(3, 50), encrypted: dated(3, 60) }, readAt: now },
    ['older-remain', 'attention'],
  ],
  ['plain-recordings', { recordings: { ...nothing, encrypted: dated(3, 60) }, readAt: now }, ['none', 'fine']],
  ['plain-recordings', { recordings: { ...nothing, encrypted: dated(3, 60) }, readAt: null }, ['unread', 'unseen']],
  ['plain-recordings', { recordings: nothing, readAt: now }, ['no-recordings', 'unseen']],
  [
    'missing-keys',
    { recordings: { ...nothing, unknownSids: [sid(now - day)] }, readAt: null },
    ['still-sealed-for', 'urgent'],
  ],
  [
    'missing-keys',
    { recordings: { ...nothing, missingSids: [{ ...sid(now - 90 * day), names: [] }] }, readAt: now },
    ['cannot-be-opened', 'attention'],
  ],
  ['missing-keys', { recordings: nothing, readAt: now }, ['none', 'fine']],
  ['missing-keys', { recordings: nothing, readAt: null }, ['unread', 'unseen']],
  ['stored-elsewhere', { recordings: { ...nothing, elsewhere: dated(1, 5) }, readAt: null }, ['some', 'attention']],
  ['stored-elsewhere', { recordings: nothing, readAt: null }, ['unread', 'unseen']],
  [
    'removed-outside',
    { events: { ...events, outside: { count: 2, newestAt: 5 }, failure: refused } },
    ['some', 'attention'],
  ],
  ['removed-outside', { events }, ['none', 'fine']],
  ['removed-outside', { events: { ...events, fetchedTo: now - 3 * day } }, ['not-fetched', 'unseen']],
  ['removed-outside', { events: { ...events, fetchedTo: null, failure: refused } }, ['could-not-look', 'unseen']],
  ['events-expiring', { events: { ...events, fetchedTo: now - 31 * day } }, ['lost', 'attention']],
  ['events-expiring', { events: { ...events, fetchedTo: now - 25 * day } }, ['soon', 'urgent']],
  ['events-expiring', { events: { ...events, fetchedTo: now - 3 * day } }, ['late', 'attention']],
  ['events-expiring', { events }, ['fetched', 'fine']],
  ['events-expiring', { events: { ...events, fetchedTo: null } }, ['never', 'unseen']],
  ['alerts', { alerts: { counts: [counted(16105)], failure: refused } }, ['lost', 'urgent']],
  ['alerts', { alerts: { counts: [counted(16107)], failure: null } }, ['other-key', 'urgent']],
  ['alerts', { alerts: { counts: [], failure: null } }, ['none', 'fine']],
  ['alerts', { alerts: { counts: [], failure: refused } }, ['could-not-look', 'unseen']],
  ['alerts', { alerts: { counts: [counted(16112)], failure: null } }, ['not-stored', 'urgent']],
  ['alerts', { alerts: { counts: [counted(16105), counted(16111)], failure: null } }, ['lost', 'urgent']],
  ['alerts', { alerts: { counts: [counted(16107), counted(16111)], failure: null } }, ['not-stored', 'urgent']],
  ['alerts', { alerts: { counts: [counted(16105, noted)], failure: null } }, ['noted', 'attention']],
  ['alerts', { alerts: { counts: [counted(16105, noted), counted(16107)], failure: null } }, ['lost', 'urgent']],
  ['set-up', { setUp: { underWay: null, proven: null } }, ['never', 'unseen']],
  ['set-up', { setUp: { underWay: null, proven: setUp({ provenAt: 9 }) } }, ['proven', 'fine']],
  ['set-up', { setUp: { underWay: setUp({}), proven: null } }, ['not-registered', 'attention']],
  ['set-up', { setUp: { underWay: setUp({ registeredAt: 7 }), proven: null } }, ['not-chosen', 'attention']],
  [
    'set-up',
    { setUp: { underWay: setUp({ registeredAt: 7, chosenAt: 8 }), proven: setUp({ provenAt: 5 }) } },
    ['not-proven', 'attention'],
  ],
  ['two-factor', { attested: {} }, ['never', 'unseen']],
  ['two-factor', { attested: { 'two-factor': word } }, ['attested', 'fine']],
  ['two-factor', { attested: { 'console-logins': word } }, ['never', 'unseen']],
  ['two-factor', { attested: { 'two-factor': { ...word, at: now - 181 * day } } }, ['expired', 'attention']],
  ['two-factor', { attested: { 'two-factor': { ...word, inOrder: false } } }, ['not-in-order', 'attention']],
  [
    'login-reach',
    { login: { credential: 'api-key', region: 'ie1', keptIn: 'keychain' }, reach: { keys: false, queues: true } },
    ['standard-key-only', 'fine'],
  ],
])('of an account, %s (%#) is judged as it was seen', (check, facts, expected) => {
  expect(says(accountChecks, check, facts)).toEqual(expected);
});

const share = (count: number) => ({ count, seconds: 0 });
const key = (more: Partial<KeyFacts['key']>): KeyFacts['key'] => ({
  ...{ fingerprint: 'f', name: 'n', addedAt: now - day, backedUpAt: null, keptIn: 'keychain' },
  ...{ opens: share(0), atStake: share(0), sealsFor: [], newest: null, ...more },
});
test.each<[string, Partial<KeyFacts>, [string, string]]>([
  ['key-backup', { key: key({ opens: share(4) }), inKitOf: null }, ['none-needed', 'urgent']],
  ['key-backup', { key: key({}), inKitOf: null }, ['none', 'attention']],
  ['key-backup', { key: key({ opens: share(4) }), inKitOf: 5 }, ['in-kit', 'fine']],
  ['key-backup', { key: key({ backedUpAt: 5 }), inKitOf: null }, ['backed-up', 'fine']],
  ['key-kept', { key: key({ keptIn: 'lost', opens: share(4) }) }, ['lost-needed', 'urgent']],
  ['key-kept', { key: key({ keptIn: 'session' }) }, ['session', 'attention']],
  ['key-age', { key: key({ addedAt: 0, newest: now - day }) }, ['old', 'attention']],
  ['key-age', { key: key({ addedAt: 0, newest: now - 40 * day }) }, ['old-unused', 'fine']],
  ['key-age', { key: key({}) }, ['young', 'fine']],
])('of a key, %s (%#) is judged as it was seen', (check, facts, expected) => {
  expect(says(keyChecks, check, facts)).toEqual(expected);
});

const bucket = { kind: 's3', region: 'ap-northeast-1' } as Archive['place'];
const archive = (more: Partial<Archive>): Pick<ArchiveFacts, 'archive'> => ({
  archive: {
    ...{
      archive: 'a',
      name: 'n',
      place: { kind: 'folder', shown: '/x' },
      addedAt: 0,
      verified: share(3),
      unverified: 0,
    },
    ...{ bytes: 0, checkedAt: now - day, checkBegan: null, damaged: 0, missing: 0, preflight: [], preflightAt: now },
    ...{ reachable: true, ...more },
  },
});
const found = (check: string, verdict: Finding['verdict'], facts: Finding['facts'] = {}) => ({ check, verdict, facts });
/** A bucket whose settings say this now, and said that when it was tried. */
const bucketOf = (settings: readonly Finding[], preflight: Finding[] = []) => ({
  ...archive({ place: bucket, preflight }),
  settings,
});
const folder = { ...archive({}), settings: null };
test.each<[string, Partial<ArchiveFacts>, [string, string]]>([
  ['archive-whole', archive({ missing: 1 }), ['faults', 'urgent']],
  ['archive-whole', archive({ checkedAt: null }), ['never', 'attention']],
  ['archive-whole', archive({ checkedAt: now - 200 * day }), ['long', 'attention']],
  ['archive-whole', archive({ verified: share(0) }), ['empty', 'fine']],
  ['archive-whole', archive({}), ['whole', 'fine']],
  ['archive-region', folder, ['folder', 'fine']],
  ['archive-region', bucketOf([found('region', 'bad', { region: 'us-east-1' })]), ['elsewhere', 'urgent']],
  ['archive-region', bucketOf([found('region', 'good')], [found('region', 'bad')]), ['as-chosen', 'fine']],
  ['archive-region', bucketOf([found('region', 'unknown')], [found('region', 'good')]), ['not-told', 'unseen']],
  ['archive-public', { settings: null }, ['folder', 'fine']],
  ['archive-public', { settings: [found('public-access', 'bad')] }, ['open', 'urgent']],
  ['archive-public', { settings: [found('public-access', 'warn')] }, ['not-blocked', 'attention']],
  ['archive-public', { settings: [found('public-access', 'good')] }, ['blocked', 'fine']],
  ['archive-public', { settings: [found('public-access', 'unknown', { reason: '403' })] }, ['not-told', 'unseen']],
  ['archive-versions', folder, ['folder', 'fine']],
  ['archive-versions', bucketOf([found('versioning', 'warn')], [found('versioning', 'good')]), ['lost', 'urgent']],
  ['archive-versions', bucketOf([found('versioning', 'warn')], [found('versioning', 'warn')]), ['off', 'attention']],
  ['archive-versions', bucketOf([found('versioning', 'good')], [found('versioning', 'warn')]), ['on', 'fine']],
  [
    'archive-versions',
    bucketOf([found('versioning', 'unknown')], [found('versioning', 'good')]),
    ['not-told', 'unseen'],
  ],
  ['archive-place', { ...archive({ preflightAt: null }), settings: null }, ['untried', 'unseen']],
  ['archive-place', { ...archive({ preflight: [found('free', 'warn')] }), settings: null }, ['warned', 'attention']],
  ['archive-place', bucketOf([found('expiry', 'bad')], [found('expiry', 'good')]), ['bad', 'urgent']],
  ['archive-place', bucketOf([found('expiry', 'good')], [found('stranger', 'bad')]), ['bad', 'urgent']],
  ['archive-place', bucketOf([found('expiry', 'good'), found('region', 'bad')]), ['good', 'fine']],
])('of an archive, %s (%#) is judged as it was seen', (check, facts, expected) => {
  expect(says(archiveChecks, check, facts)).toEqual(expected);
});

test.each<[string, Partial<MachineFacts>, [string, string]]>([
  ['lock', { lock: { opens: false, afterMinutes: 15 } }, ['off', 'attention']],
  ['lock', { lock: { opens: true, afterMinutes: 0 } }, ['never-idle', 'attention']],
  ['lock', { lock: { opens: true, afterMinutes: 15 } }, ['on', 'fine']],
  ['keychain', { keychain: { kind: 'system', usable: false, reason: 'x' } }, ['unusable', 'urgent']],
  ['keychain', { keychain: { kind: 'memory', usable: true, reason: null } }, ['demo', 'fine']],
  ['keychain', { keychain: { kind: 'session', usable: false, reason: 'x' } }, ['session', 'attention']],
  ['keychain', { keychain: { kind: 'vault', usable: true, reason: null } }, ['vault', 'attention']],
  ['keychain', { keychain: { kind: 'system', usable: true, reason: null } }, ['system', 'fine']],
  ['clock', { clock: null }, ['not-told', 'unseen']],
  ['drill', { drill: { state: 'overdue', lastAt: 5 } }, ['overdue', 'attention']],
  ['program-version', { version: { version: '1', newest: null } }, ['no-source', 'unseen']],
  ['program-version', { version: { version: '1', newest: '2' } }, ['old', 'attention']],
  ['disk-encryption', { disk: { state: 'unknown', by: '' } }, ['unknown', 'unseen']],
])('of this computer, %s (%#) is judged as it was seen', (check, facts, expected) => {
  expect(says(machineChecks, check, facts)).toEqual(expected);
});
