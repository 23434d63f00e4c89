import { expect, test } from 'vitest';
import { setUpEnrolment } from './set-up-enrolment.ts';

test('goes from a new pair to a recording that was opened, and has it in the ledger', async () => {
  const { enrolments, account, newKey, publicKeys, choose, call, facts, ring } = await setUpEnrolment();
  const begun = await enrolments.begin(account);
  expect(begun).toMatchObject({ step: 'key', fingerprint: null });
  const fingerprint = await newKey();
  expect(await enrolments.chooseKey(account, fingerprint)).toMatchObject({ step: 'register', fingerprint });

  const registered = await enrolments.register(account);
  expect(registered).toMatchObject({ step: 'console', registeredBy: 'api' });
  const keySid = registered.keySid as string;
  const named = (await publicKeys()).find(({ sid }) => sid === keySid);
  expect(named?.friendly_name).toBe(`vre 2027 [koekura ${fingerprint.slice(0, 16)}]`);

  await choose(keySid);
  expect(await enrolments.chosen(account)).toMatchObject({ step: 'watch' });
  expect(await enrolments.look(account)).toMatchObject({ step: 'watch', look: { sightings: [] }, unseen: null });
  const [recording] = await call();
  const proven = await enrolments.look(account);
  expect(proven).toMatchObject({ step: 'proven', recording, keySid, fingerprint, looking: false });
  expect(proven.provenAt).toBeGreaterThan(0);
  expect(await enrolments.enrolments()).toEqual([{ account, underWay: null, proven }]);

  const proof = facts().filter(({ what }) => what === 'encryption-proved');
  expect(proof).toMatchObject([
    { kind: 'intent', facts: { account, fingerprint, keySid, recording } },
    { kind: 'outcome', outcome: 'done' },
  ]);
  // What was opened tells which key the SID stands for.
  expect((await ring.list())[0]?.opens).toEqual([keySid]);
});

test('survives being ended at every step', async () => {
  const { enrolments, reopen, account, newKey, choose, call, record } = await setUpEnrolment();
  const next = async () => {
    await enrolments.close();
    return reopen();
  };
  await enrolments.begin(account);
  const fingerprint = await newKey();
  await (await next()).chooseKey(account, fingerprint);
  const { keySid } = await (await next()).register(account);
  await choose(keySid);
  await (await next()).chosen(account);
  const [recording] = await call();
  const again = await next();
  expect((await again.enrolments())[0]?.underWay).toMatchObject({ step: 'watch', keySid, fingerprint });
  expect(await again.look(account)).toMatchObject({ step: 'proven', recording });
  expect((await (await next()).enrolments())[0]).toMatchObject({ underWay: null, proven: { recording } });
  expect(record.prepare('SELECT count(*) FROM enrolment').pluck().get()).toBe(1);
});

test('a proof the program did not live to write is found again', async () => {
  const { enrolments, account, newKey, asFarAsWatching, call, record, reopen } = await setUpEnrolment();
  await asFarAsWatching(await newKey());
  const [recording] = await call();
  // As if the power failed between the proof and its row: the intent stands alone.
  record.exec("CREATE TEMP TRIGGER cut BEFORE UPDATE ON enrolment BEGIN SELECT RAISE(FAIL, 'cut'); END");
  await expect(enrolments.look(account)).rejects.toThrow('cut');
  record.exec('DROP TRIGGER cut');
  expect((await reopen().enrolments())[0]?.underWay).toMatchObject({ step: 'watch' });
  expect(await reopen().look(account)).toMatchObject({ step: 'proven', recording });
});

test('does nothing twice when everything is pressed twice', async () => {
  const { enrolments, account, newKey, publicKeys, choose, call, facts } = await setUpEnrolment();
  const before = (await publicKeys()).length;
  await Promise.all([enrolments.begin(account), enrolments.begin(account)]);
  const fingerprint = await newKey();
  await Promise.all([enrolments.chooseKey(account, fingerprint), enrolments.chooseKey(account, fingerprint)]);
  const [one, other] = await Promise.all([enrolments.register(account), enrolments.register(account)]);
  expect(other).toEqual(one);
  expect(await publicKeys()).toHaveLength(before + 1);
  await choose(one.keySid);
  await Promise.all([enrolments.chosen(account), enrolments.chosen(account)]);
  await call();
  await Promise.all([enrolments.look(account), enrolments.look(account)]);
  expect(await enrolments.look(account)).toMatchObject({ step: 'proven' });
  const intents = facts().filter(({ kind, what }) => kind === 'intent' && !/^key-/.test(what));
  expect(intents.map(({ what }) => what)).toEqual([
    'enrolment-begun',
    'enrolment-key-chosen',
    'public-half-registered',
    'encryption-key-chosen',
    'encryption-proved',
  ]);
});

test('takes no key to Twilio that has no backup, unless somebody writes why', async () => {
  const { enrolments, account, ring, publicKeys, facts } = await setUpEnrolment();
  const before = await publicKeys();
  const { fingerprint } = await ring.generate({ name: 'fresh', sessionOnly: false });
  await enrolments.begin(account);
  expect(await enrolments.chooseKey(account, fingerprint)).toMatchObject({ step: 'backup' });
  await expect(enrolments.register(account)).rejects.toMatchObject({ code: 'backup-first', facts: { name: 'fresh' } });
  await expect(enrolments.registeredByHand(account)).rejects.toMatchObject({ code: 'backup-first' });
  expect(await publicKeys()).toEqual(before);
  const reason = 'The pair lies in the vault of the head office';
  expect(await enrolments.goWithoutBackup(account, reason)).toMatchObject({ step: 'register', unbacked: reason });
  expect(await enrolments.register(account)).toMatchObject({ step: 'console' });
  expect(facts()).toContainEqual(
    expect.objectContaining({ what: 'enrolment-without-backup', facts: { account, fingerprint, reason } }),
  );
});

test('goes back to any step, and registers nothing again on the way forward', async () => {
  const { enrolments, account, newKey, publicKeys, asFarAsWatching } = await setUpEnrolment();
  const first = await newKey('first');
  const keySid = await asFarAsWatching(first);
  const count = (await publicKeys()).length;
  expect(await enrolments.goBack(account, 'console')).toMatchObject({ step: 'console', keySid, chosenAt: null });
  expect(await enrolments.goBack(account, 'register')).toMatchObject({ step: 'register', keySid: null });
  expect(await enrolments.register(account)).toMatchObject({ step: 'console', keySid, registeredBy: 'found' });
  expect(await publicKeys()).toHaveLength(count);
  expect(await enrolments.goBack(account, 'key')).toMatchObject({ step: 'key', fingerprint: null });
  const second = await newKey('second');
  expect(await enrolments.chooseKey(account, second)).toMatchObject({ step: 'register', fingerprint: second });
  await expect(enrolments.goBack(account, 'console')).rejects.toMatchObject({ code: 'enrolment-moved-on' });
  await enrolments.giveUp(account);
  expect(await enrolments.enrolments()).toEqual([{ account, underWay: null, proven: null }]);
});

test.each(['chooseKey', 'register', 'chosen', 'look'] as const)(
  '%s needs a set-up that has come so far',
  async (deed) => {
    const { enrolments, account, newKey } = await setUpEnrolment();
    const fingerprint = await newKey();
    const tried = deed === 'chooseKey' ? enrolments.chooseKey(account, fingerprint) : enrolments[deed](account);
    await expect(tried).rejects.toMatchObject({ code: 'enrolment-moved-on' });
  },
);

test('rotates to another key, the old one staying', async () => {
  const { enrolments, account, newKey, asFarAsWatching, call, ring } = await setUpEnrolment();
  const first = await newKey('first');
  await asFarAsWatching(first);
  await call();
  await enrolments.look(account);
  const second = await newKey('second');
  const keySid = await asFarAsWatching(second);
  expect((await enrolments.enrolments())[0]).toMatchObject({
    underWay: { step: 'watch', fingerprint: second },
    proven: { fingerprint: first },
  });
  await call();
  expect(await enrolments.look(account)).toMatchObject({ step: 'proven', fingerprint: second, keySid });
  expect((await ring.list()).map(({ fingerprint }) => fingerprint).toSorted()).toEqual([first, second].toSorted());
});

test('looks of itself while it waits', async () => {
  const { enrolments, account, newKey, asFarAsWatching, call } = await setUpEnrolment({}, { lookEvery: 20 });
  await asFarAsWatching(await newKey());
  const [recording] = await call();
  await expect
    .poll(async () => (await enrolments.enrolments())[0]?.proven, { timeout: 30_000 })
    .toMatchObject({ account, recording });
});
