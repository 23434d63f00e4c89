import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFindings, readLastRun } from '../../../main/checkup/finding-rows.ts';
import type { Enrolment } from '../../../main/contract.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { closeServer, listenOnLoopback, originOf } from '../../simulator/listen-on-loopback.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { soundCoverage } from '../../support/checkup-world.ts';
import { newCheckup } from '../../support/new-checkup.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ recordings: 60, kind: 'ordinary', subaccounts: 2, subaccountRecordings: 5 });
});
afterEach(() => simulator.close());

const seconds = () => Math.floor(Date.now() / 1000);
type Use = 'api-key' | 'main-key' | 'auth-token';
type Made = Awaited<ReturnType<typeof newCheckup>>;

/** A check-up of the main account. */
const checkupOf = (use: Use, more: Partial<Parameters<typeof newCheckup>[0]> = {}) =>
  newCheckup({
    origin: simulator.origin,
    accounts: [{ ...simulator, use }],
    samples: [{ account: simulator.accountSid, recording: simulator.sidByRank(3), encrypted: false }],
    coverage: (account, now) => soundCoverage(account, now - 60),
    keys: [],
    now: seconds,
    ...more,
  });
const found = ({ checkup }: Made, check: string, subject = simulator.accountSid) =>
  checkup.state().findings.find((one) => one.check === check && (one.subject === subject || one.scope === 'machine'));
/** Settles when the check-up under way has told of its progress. */
const underWay = ({ told, heard }: Made) =>
  new Promise<void>((done) => {
    const look = () => told.at(-1)?.name === 'checkup.progress' && done();
    heard.add(look);
    look();
  });

test('everything is looked at, and each finding says when and what was observed', async () => {
  const made = await checkupOf('api-key');
  await made.checkup.run('user');
  const { run, findings, running } = made.checkup.state();
  expect(running).toBe(false);
  expect(run?.by).toBe('user');
  expect(findings.filter(({ scope }) => scope === 'account')).toHaveLength(14);
  expect(findings.filter(({ scope }) => scope === 'machine')).toHaveLength(6);
  expect(found(made, 'media-open')).toMatchObject({
    ...{ grade: 'fine', says: 'closed', failure: null },
    facts: { recording: simulator.sidByRank(3), status: 401 },
  });
  const begun = run?.beganAt ?? Number.POSITIVE_INFINITY;
  expect(findings.every(({ observedAt, since }) => observedAt >= begun && since === observedAt)).toBe(true);
});

test.each<[Use, string | null, string, string]>([
  ['auth-token', null, 'auth-token', 'attention'],
  ['main-key', null, 'main-key', 'attention'],
  ['api-key', null, 'standard-key', 'attention'],
  ['api-key', 'queues', 'refused-more', 'fine'],
  ['api-key', 'recordings-list', 'could-not-look', 'unseen'],
])('a login by %s that is refused %s is found to be: %s', async (use, lacking, says, grade) => {
  if (lacking !== null) simulator.setFault('permission-lacking', lacking);
  const made = await checkupOf(use);
  await made.checkup.run('user');
  expect(found(made, 'login-reach')).toMatchObject({ says, grade });
});

test('media that anybody can fetch is urgent, and a re-check sees when it is closed; both stay in the history', async () => {
  simulator.setFault('media-auth', 'off');
  const made = await checkupOf('api-key');
  await made.checkup.run('user');
  expect(found(made, 'media-open')).toMatchObject({ grade: 'urgent', says: 'open' });
  simulator.resetFaults();
  const which = { check: 'media-open', scope: 'account', subject: simulator.accountSid } as const;
  expect(await made.checkup.recheck(which)).toMatchObject({ grade: 'fine', says: 'closed' });
  const stretches = made.checkup.history(which);
  expect(stretches.map(({ says, until }) => [says, until === null])).toEqual([
    ['closed', true],
    ['open', false],
  ]);
});

test('a redirect without a login is told, and nobody goes where it leads', async () => {
  simulator.setFault('media-auth', 'off');
  simulator.setFault('media-redirect', '302');
  const made = await checkupOf('api-key');
  await made.checkup.run('user');
  const { host } = new URL(simulator.secondOrigin);
  expect(found(made, 'media-open')).toMatchObject({ grade: 'attention', says: 'redirected', facts: { host } });
  expect(simulator.report().secondOrigin).toEqual([]);
});

test.each([
  ['events', 'events-expiring'],
  ['alerts', 'alerts'],
])('that %s are refused to this key is told as not seen, with the permission', async (kind, check) => {
  simulator.setFault('permission-lacking', kind);
  const made = await checkupOf('api-key');
  await made.checkup.run('user');
  expect(found(made, check)).toMatchObject({
    ...{ grade: 'unseen', says: 'could-not-look' },
    failure: { code: 'twilio-permission-missing' },
  });
});

test('a key that was registered but never chosen in the Console is a finding, with the date', async () => {
  const underWay = { begunAt: 5, registeredAt: 7, chosenAt: null } as Enrolment;
  const made = await checkupOf('api-key', { setUps: [{ account: simulator.accountSid, underWay, proven: null }] });
  await made.checkup.run('user');
  expect(found(made, 'set-up')).toMatchObject({
    ...{ grade: 'attention', says: 'not-chosen' },
    facts: { begunAt: 5, registeredAt: 7 },
  });
});

test('an account that was closed leaves the findings of the others whole', async () => {
  const [first, second] = simulator.subaccounts;
  if (first === undefined || second === undefined) throw new Error('no subaccounts');
  const accounts = [first, second].map((account) => ({ ...account, use: 'api-key' as const }));
  const made = await checkupOf('api-key', { accounts, samples: [] });
  simulator.setStatus(second.accountSid, 'closed');
  await made.checkup.run('user');
  expect(found(made, 'login-reach', first.accountSid)).toMatchObject({ says: 'standard-key' });
  expect(found(made, 'login-reach', second.accountSid)).toMatchObject({
    ...{ grade: 'unseen', failure: { code: 'twilio-suspended' } },
  });
});

test('an account that is forgotten midway leaves no findings', async () => {
  const made = await checkupOf('api-key');
  simulator.setFault('latency', 300);
  const running = made.checkup.run('user');
  await underWay(made);
  await made.accounts.forget(simulator.accountSid);
  await running;
  expect(made.checkup.state().findings.filter(({ scope }) => scope === 'account')).toEqual([]);
});

test.each([
  [0, 'right', 'fine'],
  [600, 'off', 'attention'],
  [-86_400, 'far-off', 'urgent'],
  [86_400, 'far-off', 'urgent'],
])('a clock that is %i seconds from Twilio’s is a finding of its own: %s', async (off, says, grade) => {
  const made = await checkupOf('api-key', { now: () => seconds() + off });
  await made.checkup.run('user');
  expect(found(made, 'clock')).toMatchObject({ says, grade });
});

test('a keychain that is locked meanwhile: what needs it could not be looked at, and nothing is called lost', async () => {
  const made = await checkupOf('api-key');
  made.keychain.refuse('read');
  await made.checkup.run('user');
  expect(found(made, 'login-reach')).toMatchObject({ grade: 'unseen', failure: { code: 'keychain-locked' } });
  expect(found(made, 'login-kept')).toMatchObject({ says: 'kept' });
  // Without a login one can still ask without a login.
  expect(found(made, 'media-open')).toMatchObject({ says: 'closed' });
});

test('cancelled midway it keeps nothing of itself, and the findings of before stand', async () => {
  const made = await checkupOf('api-key');
  await made.checkup.run('user');
  const before = made.checkup.state();
  simulator.setFault('latency', 5000);
  const refused = expect(made.checkup.run('user')).rejects.toMatchObject({ code: 'cancelled' });
  await underWay(made);
  expect(made.checkup.state().running).toBe(true);
  made.checkup.cancel();
  await refused;
  expect(made.checkup.state()).toEqual(before);
});

test('never two at once: neither a second check-up nor a re-check', async () => {
  const made = await checkupOf('api-key');
  const running = made.checkup.run('user');
  await expect(made.checkup.run('clock')).rejects.toMatchObject({ code: 'checkup-running' });
  const which = { check: 'clock', scope: 'machine', subject: '' } as const;
  await expect(made.checkup.recheck(which)).rejects.toMatchObject({ code: 'checkup-running' });
  await running;
});

test('killed midway it left no half check-up, and the ledger says that it was interrupted', async () => {
  const made = await checkupOf('api-key');
  simulator.setFault('latency', 5000);
  const refused = expect(made.checkup.run('user')).rejects.toMatchObject({ code: 'cancelled' });
  await underWay(made);
  // What lies on the disk now is what a kill would leave.
  const left = newFolder();
  cpSync(dirname(made.record.name), left, { recursive: true });
  made.checkup.cancel();
  await refused;
  const record = newRecord(join(left, 'record.db'));
  expect([readLastRun(record), readFindings(record)]).toEqual([null, []]);
  createLedger(record, { who: { user: 'aiko', machine: 'desk-7' }, credentialOf: () => null, now: seconds });
  const entries = record.prepare("SELECT entry FROM ledger WHERE entry LIKE '%checkup-run%' ORDER BY number").all();
  expect(entries.map((row) => JSON.parse((row as { entry: string }).entry).outcome)).toEqual([null, 'interrupted']);
});

test.each([
  ['a check of another kind of subject', { check: 'clock', scope: 'account' as const }],
  ['a check nobody knows', { check: 'weather', scope: 'account' as const }],
  ['a subject nobody knows', { check: 'media-open', scope: 'account' as const, subject: `AC${'0'.repeat(32)}` }],
])('%s cannot be looked at again', async (_, which) => {
  const made = await checkupOf('api-key');
  await expect(made.checkup.recheck({ subject: simulator.accountSid, ...which })).rejects.toMatchObject({
    code: 'checkup-unknown',
  });
});

test('what a person attests is in the ledger, counts from then on, and is told with who and when', async () => {
  const made = await checkupOf('api-key');
  await made.checkup.run('user');
  expect(found(made, 'two-factor')).toMatchObject({ grade: 'unseen', says: 'never' });
  const { accountSid: account } = simulator;
  await made.checkup.attest({ accounts: [account], topic: 'two-factor', inOrder: true, remark: 'All six, seen.' });
  expect(found(made, 'two-factor')).toMatchObject({
    ...{ grade: 'fine', says: 'attested' },
    facts: { remark: 'All six, seen.' },
  });
  await made.checkup.attest({ accounts: [account], topic: 'two-factor', inOrder: false, remark: 'Two are missing.' });
  expect(found(made, 'two-factor')).toMatchObject({ grade: 'attention', says: 'not-in-order' });
  const entries = made.record.prepare("SELECT entry FROM ledger WHERE entry LIKE '%attested%'").all();
  expect(entries).toHaveLength(4);
});

test('a word for an account nobody knows is refused, and nothing is written', async () => {
  const made = await checkupOf('api-key');
  const accounts = [simulator.accountSid, `AC${'0'.repeat(32)}`];
  const attesting = made.checkup.attest({ accounts, topic: 'two-factor', inOrder: true, remark: '' });
  await expect(attesting).rejects.toMatchObject({ code: 'account-unknown' });
  expect(made.record.prepare('SELECT count(*) AS words FROM attestation').get()).toEqual({ words: 0 });
});

test('without a login that one recording is asked for, once, and nothing else', async () => {
  const anonymous: string[] = [];
  const server = await listenOnLoopback(0, async (request, response) => {
    const known = request.headers.authorization !== undefined;
    if (!known) anonymous.push(`${request.method} ${request.url}`);
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
    response.end('{"events":[],"alerts":[],"meta":{"next_page_url":null}}');
  });
  const made = await checkupOf('api-key', { origin: originOf(server) });
  await made.checkup.run('user');
  expect(anonymous).toEqual([
    `GET /2010-04-01/Accounts/${simulator.accountSid}/Recordings/${simulator.sidByRank(3)}.wav`,
  ]);
  await closeServer(server);
});
