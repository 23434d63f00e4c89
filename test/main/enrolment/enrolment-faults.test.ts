import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Sighting } from '../../../main/contract.ts';
import type { Simulator } from '../../simulator/start-simulator.ts';
import { setUpEnrolment } from './set-up-enrolment.ts';

const pemOf = (bits: number, exponent: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits, publicExponent: exponent })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

/** As far as the registration, with a key that is backed up. */
async function atRegistration(...options: Parameters<typeof setUpEnrolment>) {
  const all = await setUpEnrolment(...options);
  const fingerprint = await all.newKey();
  await all.enrolments.begin(all.account);
  await all.enrolments.chooseKey(all.account, fingerprint);
  return { ...all, fingerprint };
}

test.each([
  ['70101', 'public-key-not-rsa'],
  ['70102', 'public-key-wrong-length'],
  ['70103', 'public-key-wrong-exponent'],
  ['70104', 'public-key-malformed'],
  ['70105', 'public-key-wrong-type'],
])('Twilio’s %s is %s: the key is kept, the step stays, and trying again goes on', async (refused, code) => {
  const { simulator, enrolments, account, fingerprint, ring, publicKeys } = await atRegistration();
  const before = (await publicKeys()).length;
  simulator.setFault('public-key-refused', refused);
  await expect(enrolments.register(account)).rejects.toMatchObject({ code, facts: { code: Number(refused) } });
  expect((await enrolments.enrolments())[0]?.underWay).toMatchObject({ step: 'register', fingerprint });
  expect((await ring.list()).map((key) => key.fingerprint)).toEqual([fingerprint]);
  simulator.resetFaults();
  expect(await enrolments.register(account)).toMatchObject({ step: 'console' });
  expect(await publicKeys()).toHaveLength(before + 1);
});

test.each([
  ['of 3072 bits', 3072, 65537, 'public-key-wrong-length'],
  ['with another exponent', 2048, 3, 'public-key-wrong-exponent'],
])('a key %s is refused before anything is asked', async (_, bits, exponent, code) => {
  const { enrolments, account, importKey, simulator } = await setUpEnrolment();
  await enrolments.begin(account);
  const fingerprint = await importKey(pemOf(bits, exponent), 'unfit');
  await expect(enrolments.chooseKey(account, fingerprint)).rejects.toMatchObject({ code });
  expect(simulator.report().requests['public-keys']).toBeUndefined();
});

test('an answer that was lost is found in the list, and nothing is registered twice', async () => {
  const { simulator, enrolments, account, publicKeys } = await atRegistration();
  const before = (await publicKeys()).length;
  simulator.setFault('public-key-answer-lost', true);
  expect(await enrolments.register(account)).toMatchObject({ step: 'console', registeredBy: 'api' });
  expect(await publicKeys()).toHaveLength(before + 1);
});

test.each([
  [
    'a permission that is lacking',
    'permission-lacking',
    'public-keys',
    { code: 'public-keys-refused', facts: { region: 'us1' } },
  ],
  ['a login of another region', 'wrong-region', 'ie1', { code: 'twilio-wrong-region', facts: { found: 'ie1' } }],
  ['a suspended account', 'suspended', '20005', { code: 'twilio-suspended' }],
])('%s is told for what it is, and the step stays', async (_, fault, value, failure) => {
  const { simulator, enrolments, account } = await atRegistration();
  simulator.setFault(fault, value);
  await expect(enrolments.register(account)).rejects.toMatchObject(failure);
  expect((await enrolments.enrolments())[0]?.underWay).toMatchObject({ step: 'register' });
});

test('a login that is borrowed from the parent registers nothing: it would be the parent’s key', async () => {
  const parent = `AC${'d'.repeat(32)}`;
  const borrowed = {
    account: `AC${'e'.repeat(32)}`,
    region: 'us1',
    user: parent,
    secret: 'token',
    lentBy: parent,
  } as const;
  const { simulator, enrolments, account } = await atRegistration({}, { login: async () => borrowed });
  await expect(enrolments.register(account)).rejects.toMatchObject({ code: 'own-login-needed' });
  expect(simulator.report().requests['public-keys']).toBeUndefined();
  expect((await enrolments.enrolments())[0]?.underWay).toMatchObject({ step: 'register' });
});

test('a key added by hand is proved by what it opens, whatever SID it was given', async () => {
  const { enrolments, account, fingerprint, ring, addByHand, choose, call, simulator } = await atRegistration();
  simulator.setFault('permission-lacking', 'public-keys');
  const byHand = await enrolments.registeredByHand(account);
  expect(byHand).toMatchObject({ step: 'console', keySid: null, registeredBy: 'console' });
  simulator.resetFaults();
  const keySid = await addByHand(ring.publicHalf(fingerprint));
  await choose(keySid);
  await enrolments.chosen(account);
  const [recording] = await call();
  expect(await enrolments.look(account)).toMatchObject({ step: 'proven', recording, keySid });
});

test.each<[string, Sighting['kind'], (world: World) => Promise<unknown>]>([
  ['registered, but encryption is off', 'plain', ({ choose }) => choose(null)],
  ['registered, but the old key is still chosen', 'other-key', ({ choose, oldSid }) => choose(oldSid)],
  ['a key nobody here has is chosen', 'unknown-key', ({ choose, simulator }) => choose(simulator.lostKeySid)],
  ['the chosen key is gone, and Twilio falls back on the newest (16107)', 'unknown-key', fallBack],
  ['the SID is right and the wrap is another key’s', 'does-not-fit', async ({ setFault }) => setFault('wrong-key', 1)],
  ['the envelope cannot be read', 'malformed', async ({ setFault }) => setFault('envelope', 'no-cek')],
])('%s: seen, told, and not proved', async (_, kind, turn) => {
  const all = await setUpEnrolment();
  const { simulator, importKey, enrolments, account, newKey, asFarAsWatching, call } = all;
  const old = simulator.keys.find(({ rotatedOut }) => !rotatedOut);
  if (kind === 'other-key') await importKey(old?.privateKeyPem ?? '', 'old');
  await asFarAsWatching(await newKey());
  await turn({ ...all, oldSid: old?.keySid ?? '', setFault: simulator.setFault });
  const sids = await call(2);
  const looked = await enrolments.look(account);
  expect(looked).toMatchObject({ step: 'watch', provenAt: null, unseen: null });
  expect(looked.look?.sightings).toMatchObject([{ kind, count: 2, recording: sids[1] }]);
  // And once it is put right, the next recording proves it.
  simulator.resetFaults();
  const keySid = (await all.publicKeys()).find(({ sid }) => sid === looked.keySid)?.sid;
  await all.choose(keySid ?? (await all.addByHand(all.ring.publicHalf(looked.fingerprint as string))));
  const [recording] = await call();
  expect(await enrolments.look(account)).toMatchObject({ step: 'proven', recording });
});

type World = Awaited<ReturnType<typeof setUpEnrolment>> & {
  readonly oldSid: string;
  readonly setFault: Simulator['setFault'];
};

async function fallBack({ addByHand, remove, publicKeys }: World): Promise<void> {
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  const ours = (await publicKeys()).find(({ friendly_name }) => friendly_name.includes('[koekura'));
  await addByHand(foreign.export({ type: 'spki', format: 'pem' }).toString());
  await remove(ours?.sid ?? '');
}

test.each([
  ['altered', 'media-altered', 'middle', 'audio-damaged'],
  ['cut short', 'media-short', '100', 'audio-damaged'],
  ['not there', 'media-error', '404', 'recording-gone'],
])('a recording whose media is %s proves nothing, and the ledger says so', async (_, fault, value, code) => {
  const { simulator, enrolments, account, newKey, asFarAsWatching, call, facts } = await setUpEnrolment();
  await asFarAsWatching(await newKey());
  const [recording] = await call();
  simulator.setFault(fault, value);
  const looked = await enrolments.look(account);
  expect(looked).toMatchObject({ step: 'watch', look: { failure: { code, facts: { recording } } } });
  expect(facts().filter(({ what }) => what === 'encryption-proved')).toMatchObject([
    { kind: 'intent', facts: { recording } },
    { kind: 'outcome', outcome: 'failed', code },
  ]);
  simulator.resetFaults();
  expect(await enrolments.look(account)).toMatchObject({ step: 'proven', recording });
});

test('a look that comes to nothing says why, and the next one goes on', async () => {
  const { simulator, enrolments, account, newKey, asFarAsWatching, call, keychain, ring } = await setUpEnrolment();
  await asFarAsWatching(await newKey());
  await call();
  simulator.setFault('permission-lacking', 'recordings-list');
  expect(await enrolments.look(account)).toMatchObject({ step: 'watch', unseen: { code: 'twilio-wrong-secret' } });
  simulator.resetFaults();
  ring.wipe();
  keychain.refuse('read');
  expect(await enrolments.look(account)).toMatchObject({ step: 'watch', unseen: { code: 'keychain-locked' } });
  keychain.mend();
  expect(await enrolments.look(account)).toMatchObject({ step: 'proven', unseen: null });
});

test('goes by Twilio’s clock: ours may be wrong by a day, either way', async () => {
  for (const clock of [86_400, -86_400].map((off) => new Date(Date.now() + off * 1000).toISOString())) {
    const { enrolments, account, newKey, asFarAsWatching, call } = await setUpEnrolment({ clock });
    const keySid = await asFarAsWatching(await newKey());
    expect((await enrolments.look(account)).look?.sightings).toEqual([]);
    const [recording] = await call();
    expect(await enrolments.look(account)).toMatchObject({ step: 'proven', recording, keySid });
  }
});

test('what was recorded before the key was registered proves nothing', async () => {
  const { enrolments, account, simulator, importKey, ring, choose } = await setUpEnrolment();
  const current = simulator.keys.find(({ rotatedOut }) => !rotatedOut);
  const fingerprint = await importKey(current?.privateKeyPem ?? '', 'in use');
  await ring.confirmBackUp(fingerprint);
  await enrolments.begin(account);
  await enrolments.chooseKey(account, fingerprint);
  await enrolments.registeredByHand(account);
  await choose(current?.keySid ?? '');
  await enrolments.chosen(account);
  expect(await enrolments.look(account)).toMatchObject({ step: 'watch', look: { sightings: [] } });
});
