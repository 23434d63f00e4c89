import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Asker, askWithKey, recordingOf } from './ask-simulator.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';

const path = '/v1/Credentials/PublicKeys';
const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
const rsa = (modulusLength: number, publicExponent: number) =>
  pem(generateKeyPairSync('rsa', { modulusLength, publicExponent }).publicKey);
const good = rsa(2048, 65537);
const pkcs1 = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();

type Keys = {
  readonly credentials: { sid: string; friendly_name: string }[];
  readonly meta: { key: string; page_size: number; next_page_url: string | null; url: string };
};

let simulator: Simulator;
let ask: Asker;
beforeEach(async () => {
  simulator = await startSimulator({ recordings: 40 });
  ask = askWithKey(simulator);
});
afterEach(() => simulator.close());

const added = async (form: Record<string, string>) =>
  (await (await ask.post(path, form)).json()) as { sid: string; friendly_name: string };

describe('public keys', () => {
  test('are those recordings are sealed for, without their material', async () => {
    const { credentials, meta } = await ask.json<Keys>(path);
    expect(credentials.map(({ sid }) => sid).toSorted()).toEqual(
      [simulator.lostKeySid, ...simulator.keys.map(({ keySid }) => keySid)].toSorted(),
    );
    expect(meta).toMatchObject({
      key: 'credentials',
      page_size: 50,
      next_page_url: null,
      url: expect.stringContaining(simulator.origin),
    });
    expect(JSON.stringify(credentials)).not.toContain('BEGIN');
  });

  test('come in pages, linked by absolute URLs', async () => {
    const first = await ask.json<Keys>(`${path}?PageSize=2`);
    expect(first.credentials).toHaveLength(2);
    const next = new URL(first.meta.next_page_url as string);
    const second = await ask.json<Keys>(next.pathname + next.search);
    expect(second.credentials).toHaveLength(1);
    expect(second.meta.next_page_url).toBeNull();
  });

  test('are added, renamed and deleted', async () => {
    const answer = await ask.post(path, { PublicKey: good, FriendlyName: 'new' });
    expect(answer.status).toBe(201);
    const { sid } = (await answer.json()) as { sid: string };
    expect(await ask.json(`${path}/${sid}`)).toMatchObject({
      sid,
      friendly_name: 'new',
      account_sid: simulator.accountSid,
    });
    expect(await (await ask.post(`${path}/${sid}`, { FriendlyName: 'newer' })).json()).toMatchObject({
      friendly_name: 'newer',
    });
    expect((await ask.remove(`${path}/${sid}`)).status).toBe(204);
    expect((await ask.get(`${path}/${sid}`)).status).toBe(404);
    expect((await ask.remove(`${path}/${sid}`)).status).toBe(404);
  });

  test('are taken without their BEGIN and END lines too', async () => {
    const bare = good.replace(/-----[A-Z ]+-----/g, '').trim();
    expect((await ask.post(path, { PublicKey: bare })).status).toBe(201);
  });

  test.each([
    ['an EC key', pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey), 70101],
    ['3072 bits', rsa(3072, 65537), 70102],
    ['1024 bits', rsa(1024, 65537), 70102],
    ['another exponent', rsa(2048, 3), 70103],
    ['PKCS#1', pkcs1, 70104],
    ['no key at all', 'hello', 70104],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 70104],
    ['nothing', '', 70105],
  ])('are refused: %s', async (_, PublicKey, code) => {
    const answer = await ask.post(path, { PublicKey });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code });
  });

  test('have names of 64 characters at most', async () => {
    expect(await added({ PublicKey: good, FriendlyName: 'x'.repeat(65) })).toMatchObject({ code: 70001 });
    expect(await added({ PublicKey: good, FriendlyName: 'x'.repeat(64) })).toHaveProperty('sid');
  });

  test('can be added to a subaccount', async () => {
    const AccountSid = simulator.subaccount.accountSid;
    expect(await added({ PublicKey: good, AccountSid })).toMatchObject({ account_sid: AccountSid });
    expect((await ask.post(path, { PublicKey: good, AccountSid: 'AC00000000000000000000000000000000' })).status).toBe(
      404,
    );
  });
});

describe('new recordings', () => {
  const arrive = async () => {
    const answer = await ask.control('POST', 'arrivals', { count: 1 });
    return recordingOf(ask, ((await answer.json()) as { sids: string[] }).sids[0] ?? '');
  };

  test('are sealed for the key that is configured', async () => {
    const { sid: publicKeySid } = await added({ PublicKey: good });
    expect((await ask.control('POST', 'encryption', { publicKeySid })).status).toBe(200);
    expect((await arrive()).encryption_details?.public_key_sid).toBe(publicKeySid);
    await ask.control('POST', 'encryption', { publicKeySid: null });
    expect((await arrive()).encryption_details).toBeNull();
  });

  test('fall back to the newest key when that one is deleted, with an alert 16107', async () => {
    const configured = simulator.keys.find(({ rotatedOut }) => !rotatedOut)?.keySid;
    const { sid: newest } = await added({ PublicKey: good });
    await ask.remove(`${path}/${configured}`);
    const recording = await arrive();
    expect(recording.encryption_details?.public_key_sid).toBe(newest);
    const { alerts } = await ask.json<{ alerts: { error_code: string; resource_sid: string }[] }>('/v1/Alerts');
    expect(alerts[0]).toMatchObject({ error_code: '16107', resource_sid: recording.sid });
  });

  test('are not sealed for a key that was never registered', async () => {
    const answer = await ask.control('POST', 'encryption', { publicKeySid: 'CR00000000000000000000000000000000' });
    expect(answer.status).toBe(400);
  });
});
