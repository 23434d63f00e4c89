import { afterEach, describe, expect, test } from 'vitest';
import { createHttp } from '../../../main/http/create-http.ts';
import type { Recording } from '../../../main/recording.ts';
import { createTwilio, type Twilio, type TwilioLogin } from '../../../main/twilio/create-twilio.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const signal = new AbortController().signal;

async function start(
  faults: Readonly<Record<string, string>> = {},
): Promise<{ simulator: Simulator; twilio: Twilio; login: TwilioLogin }> {
  const simulator = await startSimulator({ recordings: 50, subaccountRecordings: 0, kind: 'ordinary', faults });
  open.push(simulator);
  const times = { connect: 1000, head: 2000, idle: 2000, backOff: 1 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  open.push(http);
  const { accountSid: account, apiKey } = simulator;
  const login: TwilioLogin = { account, region: 'us1', user: apiKey.sid, secret: apiKey.secret };
  return { simulator, twilio: createTwilio({ http, origin: new URL(simulator.origin) }), login };
}

describe('the simulated Twilio', () => {
  test('takes an API key and an Auth Token', async () => {
    const { simulator, twilio, login } = await start();
    expect(await twilio.check(login)).toEqual({ recordingSeen: true });
    const token = { ...login, user: simulator.accountSid, secret: simulator.authToken };
    expect(await twilio.check(token)).toEqual({ recordingSeen: true });
  });

  test('does not take a wrong secret, nor test credentials', async () => {
    const { simulator, twilio, login } = await start();
    await expect(twilio.check({ ...login, secret: 'wrong' })).rejects.toMatchObject({ code: 'twilio-wrong-secret' });
    const { accountSid, authToken } = simulator.testCredentials;
    const forTests = { ...login, account: accountSid, user: accountSid, secret: authToken };
    await expect(twilio.check(forTests)).rejects.toMatchObject({ code: 'twilio-test-credentials' });
  });

  test.each<[Record<string, string>, string, Record<string, string>]>([
    [
      { 'permission-lacking': 'recordings-list' },
      'twilio-permission-missing',
      { permission: '/twilio/voice/recordings/list' },
    ],
    [
      { 'permission-lacking': 'recordings-read' },
      'twilio-permission-missing',
      { permission: '/twilio/voice/recordings/read' },
    ],
    [{ 'permission-lacking': 'calls-list' }, 'twilio-permission-missing', { permission: '/twilio/voice/calls/list' }],
    [{ 'wrong-region': 'au1' }, 'twilio-wrong-region', { region: 'us1', found: 'au1' }],
    [{ suspended: '20005' }, 'twilio-suspended', {}],
    [{ suspended: '20403' }, 'twilio-suspended', {}],
    [{ 'html-502': 'any' }, 'twilio-unwell', {}],
    [{ 'broken-json': 'on' }, 'twilio-answer-strange', {}],
  ])('with %j fails as %s', async (faults, code, facts) => {
    const { twilio, login } = await start(faults);
    await expect(twilio.check(login)).rejects.toMatchObject({ code, facts });
  });

  test.each([{}, { 'media-redirect': '302' }, { 'media-redirect': '307' }, { 'media-no-length': 'on' }])(
    'serves the media of a recording with %j',
    async (faults) => {
      const { simulator, twilio, login } = await start(faults as Record<string, string>);
      const media = await twilio.media(login, await someRecording(simulator, twilio, login), signal);
      let size = 0;
      for await (const chunk of media.chunks) size += chunk.length;
      expect(media.contentType).toBe('audio/x-wav');
      expect(size).toBeGreaterThan(1000);
      expect(simulator.report().secondOrigin.every(({ authorization }) => authorization === null)).toBe(true);
    },
  );

  test.each<[Record<string, string>, string]>([
    [{ 'media-error': '401' }, 'twilio-wrong-secret'],
    [{ 'media-error': '404' }, 'recording-gone'],
    [{ 'media-error': '500' }, 'twilio-unwell'],
    [{ 'media-type': 'text/html' }, 'media-not-audio'],
    [{ 'html-502': 'media' }, 'twilio-unwell'],
  ])('with %j the media fails as %s', async (faults, code) => {
    const { simulator, twilio, login } = await start(faults);
    const recording = await someRecording(simulator, twilio, login);
    await expect(twilio.media(login, recording, signal)).rejects.toMatchObject({ code });
  });

  test('breaking off in the middle of the media breaks the stream off', async () => {
    const { simulator, twilio, login } = await start({ 'media-cut': '500' });
    const media = await twilio.media(login, await someRecording(simulator, twilio, login), signal);
    const reading = (async () => {
      for await (const _ of media.chunks);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'offline' });
  });
});

async function someRecording(simulator: Simulator, twilio: Twilio, login: TwilioLogin): Promise<Recording> {
  for (let rank = 0; rank < 50; rank++) {
    const facts = await twilio.recording(login, simulator.sidByRank(rank), signal);
    if (facts?.status === 'completed' && facts.whereabouts === 'twilio')
      return { ...facts, id: 1, from: null, to: null, direction: null, held: false, archived: 'no' };
  }
  throw new Error('no recording is completed');
}
