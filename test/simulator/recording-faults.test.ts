import { constants, privateDecrypt } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Asker, askWithKey, mediaOf, type RawRecording, recordingOf } from './ask-simulator.ts';
import { openSealed, unwrapAs } from './open-sealed.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';

let simulator: Simulator;
let ask: Asker;
let sid: string;
beforeEach(async () => {
  simulator = await startSimulator({ recordings: 40, kind: 'ordinary', duration: 5 });
  ask = askWithKey(simulator);
  const current = simulator.keys.find(({ rotatedOut }) => !rotatedOut)?.keySid;
  const all = await ask.walk('/Recordings.json');
  sid = all.find((one) => one.encryption_details?.public_key_sid === current)?.sid ?? 'none';
});
afterEach(() => simulator.close());

const details = async () => (await recordingOf(ask, sid)).encryption_details as Readonly<Record<string, string>>;

describe('encryption_details', () => {
  test.each([
    ['A', ['public_key_sid', 'encrypted_cek', 'type', 'iv']],
    ['B', ['encryption_public_key_sid', 'encryption_cek', 'encryption_iv']],
    ['C', ['encryption_public_key_sid', 'encryption_cek', 'type', 'iv']],
    ['conflict', ['public_key_sid', 'encrypted_cek', 'type', 'iv', 'encryption_public_key_sid']],
  ])('are spelled as %s', async (spelling, names) => {
    simulator.setFault('encryption-details', spelling);
    expect(Object.keys(await details())).toEqual(names);
  });

  test('contradict themselves in "conflict"', async () => {
    simulator.setFault('encryption-details', 'conflict');
    const { public_key_sid, encryption_public_key_sid } = await details();
    expect(public_key_sid).not.toBe(encryption_public_key_sid);
  });

  test.each([
    ['no-key-sid', (found: object) => !('public_key_sid' in found)],
    ['no-cek', (found: object) => !('encrypted_cek' in found)],
    ['no-iv', (found: object) => !('iv' in found)],
    ['short-cek', (found: Record<string, string>) => Buffer.from(found.encrypted_cek ?? '', 'base64').length === 252],
    ['short-iv', (found: Record<string, string>) => Buffer.from(found.iv ?? '', 'base64').length === 8],
    ['not-base64', (found: Record<string, string>) => found.encrypted_cek?.startsWith('%%%') === true],
    ['not-an-object', (found: unknown) => found === 'rsa-aes'],
  ] as const)('can be wrong: envelope=%s', async (fault, isWrong) => {
    simulator.setFault('envelope', fault);
    expect(isWrong((await details()) as never)).toBe(true);
  });

  test('wrong-key: the named key does not open what was wrapped for the other', async () => {
    simulator.setFault('wrong-key', 1);
    const found = await details();
    expect(() => unwrapAs(simulator, found)).toThrow();
    const other = simulator.keys.find(({ rotatedOut }) => rotatedOut);
    const wrapped = { key: other?.privateKeyPem ?? '', padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
    expect(privateDecrypt(wrapped, Buffer.from(found.encrypted_cek ?? '', 'base64'))).toHaveLength(32);
  });

  test('wrong-content-key: it unwraps, but the tag does not fit', async () => {
    simulator.setFault('wrong-content-key', 1);
    expect(unwrapAs(simulator, await details())).toHaveLength(32);
    const media = await mediaOf(ask, sid);
    const recording = await recordingOf(ask, sid);
    expect(() => openSealed(simulator, recording, media)).toThrow();
  });

  test('short-content-key: it unwraps to 16 bytes', async () => {
    simulator.setFault('short-content-key', 1);
    expect(unwrapAs(simulator, await details())).toHaveLength(16);
  });

  test('key-fallback: sealed for the earlier key, which opens it, and an alert says so', async () => {
    simulator.setFault('key-fallback', 1);
    const found = await recordingOf(ask, sid);
    expect(simulator.keys.find(({ rotatedOut }) => rotatedOut)?.keySid).toBe(found.encryption_details?.public_key_sid);
    expect(openSealed(simulator, found, await mediaOf(ask, sid)).toString('latin1', 0, 4)).toBe('RIFF');
    const { alerts } = await ask.json<{ alerts: { error_code: string; resource_sid: string }[] }>('/v1/Alerts');
    expect(alerts).toContainEqual(expect.objectContaining({ error_code: '16107', resource_sid: sid }));
  });
});

describe('a row', () => {
  test.each([
    ['null-price', { price: null }],
    ['null-duration', { duration: null }],
    ['future-status', { status: 'archived-by-twilio' }],
    ['unknown-fields', { codec: 'opus', retention: { until: null, tags: ['x'] } }],
    ['http-media-url', { media_url: expect.stringMatching(/^http:\/\/api\.twilio\.com\//) }],
    ['foreign-media-url', { media_url: expect.stringMatching(/^https:\/\/recordings\.example\.net\//) }],
    ['malformed-row', { account_sid: null, channels: 'two' }],
  ] as const)('suffers %s', async (fault, facts) => {
    expect(await recordingOf(ask, sid)).not.toMatchObject(facts);
    simulator.setFault(fault, 1);
    expect(await recordingOf(ask, sid)).toMatchObject(facts);
  });

  test('no-media-url leaves it out', async () => {
    simulator.setFault('no-media-url', 1);
    expect(await recordingOf(ask, sid)).not.toHaveProperty('media_url');
  });

  test('date-offset gives the same moment in another zone', async () => {
    const before = await recordingOf(ask, sid);
    simulator.setFault('date-offset', '+0100');
    const after = await recordingOf(ask, sid);
    expect(after.date_created).toMatch(/ \+0100$/);
    expect(Date.parse(after.date_created)).toBe(Date.parse(before.date_created));
  });

  test('suffers only if it is the N-th', async () => {
    simulator.setFault('null-price', 4);
    const rows: RawRecording[] = await ask.walk('/Recordings.json');
    expect(rows.filter(({ price }) => price === null)).toHaveLength(10);
  });
});
