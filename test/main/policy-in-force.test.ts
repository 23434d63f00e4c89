import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { BucketPlace } from '../../main/contract.ts';
import type { Desk } from '../../main/desk.ts';
import { dialogTitles } from '../../main/dialog-titles.ts';
import { archiveHandlers } from '../../main/handlers/archive-handlers.ts';
import { bucketHandlers } from '../../main/handlers/bucket-handlers.ts';
import type { MachinePolicy } from '../../main/policy/machine-policy.ts';
import type { Selection } from '../../main/recording.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import { newFolder } from '../support/new-record.ts';
import { brokenPolicy, policyOf } from '../support/policy-of.ts';
import { openWhole } from '../support/whole-program.ts';

vi.setConfig({ testTimeout: 120_000 });

/** That every part of the composed program was given the policy: each is asked for what it forbids. */

const everything: Selection = { kind: 'all', filter: {}, except: [] };

async function openUnder(policyFor: (account: string) => MachinePolicy) {
  const simulator = await startSimulator({ recordings: 12, subaccountRecordings: 0, duration: 4 });
  onTestFinished(() => simulator.close());
  const whole = await openWhole(simulator, policyFor(simulator.accountSid));
  const { program } = whole;
  let chosen = '';
  const desk = { chooseFolder: async () => chosen } as unknown as Desk;
  const titles = () => dialogTitles('en');
  const handlers = {
    ...archiveHandlers({ program, desk, titles, tell: () => undefined }),
    ...bucketHandlers({ program, desk, tell: () => undefined }),
  };
  const addFolder = async (path: string) => {
    mkdirSync(path, { recursive: true });
    chosen = path;
    const { pending } = await handlers['archives.choose-folder']({});
    const tried = handlers['archives.try-folder']({ pending: pending ?? '' });
    return tried.then(() => handlers['archives.add-folder']({ pending: pending ?? '', name: path.slice(-12) }));
  };
  return { ...whole, simulator, handlers, addFolder };
}

test('the composed program keeps every rule', async () => {
  const at = newFolder();
  const { program, carryOut, handlers, addFolder, simulator } = await openUnder((account) =>
    policyOf({
      ...{ 'accounts.allowed': [account], 'archives.folders': [join(at, 'allowed')], 'export.forbidPlain': true },
      ...{ 'removal.requireVerifiedCopy': true, 'removal.minimumGraceHours': 1, 'retention.minimumDays': 36_500 },
      'holds.forbidLifting': true,
    }),
  );
  const refused = (policy: string) => ({ code: 'forbidden-by-policy', facts: { policy } });

  const other = `AC${'1a'.repeat(16)}`;
  const login = { account: other, region: 'us1', user: `SK${'2b'.repeat(16)}`, secret: 'x' } as const;
  await expect(program.checkLogin(login)).rejects.toMatchObject(refused('accounts.allowed'));
  const connecting = program.accounts.connect({ ...login, name: 'Other', colour: 'teal', sessionOnly: false });
  await expect(connecting).rejects.toMatchObject(refused('accounts.allowed'));
  expect((await program.accounts.login(simulator.accountSid)).account).toBe(simulator.accountSid);

  await expect(addFolder(join(at, 'elsewhere'))).rejects.toMatchObject(refused('archives.folders'));
  const bucket: BucketPlace = {
    ...{ kind: 's3', endpoint: 'http://127.0.0.1:9', region: 'r1', bucket: 'b12', prefix: '', pathStyle: true },
    ...{ credentials: 'key', encryption: 'none', kmsKey: null, storageClass: null },
  };
  const typed = { place: bucket, accessKey: 'a', secretKey: 's' };
  await expect(handlers['archives.try-bucket'](typed)).rejects.toMatchObject(refused('archives.folders'));
  await expect(handlers['archives.add-bucket']({ ...typed, name: 'B' })).rejects.toMatchObject(
    refused('archives.folders'),
  );
  const { archive } = await addFolder(join(at, 'allowed', 'one'));

  await expect(carryOut('export', null)).rejects.toMatchObject(refused('export.forbidPlain'));
  await expect(carryOut('evacuate', archive)).rejects.toMatchObject(refused('removal.minimumGraceHours'));
  await expect(carryOut('remove', null, { withoutCopy: 'x', grace: 3600 })).rejects.toMatchObject(
    refused('removal.requireVerifiedCopy'),
  );
  const plan = await program.plans.make({ kind: 'evacuate', archive, selection: everything });
  expect(plan.forbidden).toMatchObject([{ policy: 'retention.minimumDays', days: 36_500 }]);
  expect(plan.doable.count).toBe(0);

  const { hold } = await program.holds.place(everything, 'Court order');
  await expect(program.holds.lift(hold, null, 'Over')).rejects.toMatchObject(refused('holds.forbidLifting'));
});

test('a place that was an archive before the policy came gets no more copies', async () => {
  const at = newFolder();
  const policy = { ...policyOf({}), rules: {} as Record<string, unknown> };
  const { addFolder, carryOut, program } = await openUnder(() => policy as MachinePolicy);
  const { archive } = await addFolder(join(at, 'before'));
  policy.rules = { 'archives.folders': [join(at, 'after')] };
  await expect(carryOut('archive', archive)).rejects.toMatchObject({ code: 'forbidden-by-policy' });
  const { plan } = await program.plans.make({ kind: 'remove', archive: null, selection: everything });
  const [planned] = await program.plans.items(plan, 0, 1);
  const wanted = await program.index.details(planned?.sid ?? '');
  if (wanted === null) throw new Error('the list is empty');
  const copying = program.archives.copies.copy(archive, wanted, AbortSignal.timeout(5000), () => undefined);
  await expect(copying).rejects.toMatchObject({ code: 'forbidden-by-policy' });
});

test('under a policy that cannot be understood the program opens, and shows its list', async () => {
  const policy = { ...policyOf({}), problems: [] as unknown[] };
  const { program, carryOut, addFolder } = await openUnder(() => policy as MachinePolicy);
  policy.problems = [...brokenPolicy.problems];
  expect((await program.index.totals(everything)).count).toBeGreaterThan(0);
  await expect(carryOut('export', null)).rejects.toMatchObject({ code: 'policy-unreadable' });
  await expect(carryOut('remove', null)).rejects.toMatchObject({ code: 'policy-unreadable' });
  await expect(addFolder(join(newFolder(), 'archive'))).rejects.toMatchObject({ code: 'policy-unreadable' });
});

test('nothing more is asked about an account that is no longer allowed, and every part says why', async () => {
  const policy = { ...policyOf({}), rules: {} as Record<string, unknown> };
  const { program, simulator } = await openUnder(() => policy as MachinePolicy);
  const { accountSid } = simulator;
  policy.rules = { 'accounts.allowed': [] };
  const before = simulator.report().requests;
  program.sync.start(accountSid, { whole: true });
  await expect
    .poll(() => program.sync.progress()[0]?.failure, { timeout: 20_000 })
    .toMatchObject({
      code: 'forbidden-by-policy',
    });
  await program.checked.checkup.run('user');
  await expect(program.monitor.fetch(accountSid)).rejects.toMatchObject({ code: 'forbidden-by-policy' });
  expect(simulator.report().requests).toEqual(before);
});
