import type { RequestListener, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttp } from '../../../main/http/create-http.ts';
import type { Http } from '../../../main/http/http.ts';
import type { Recording } from '../../../main/recording.ts';
import { createTwilio, type Twilio } from '../../../main/twilio/create-twilio.ts';
import { recordingsUri } from '../../../main/twilio/list-uris.ts';
import { type LoopbackServer, startLoopbackServer } from '../http/loopback-server.ts';
import { account, callSid, recordingSid, toldRecording } from './told-recording.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const login = { account, region: 'us1', user: `SK${'1'.repeat(32)}`, secret: 'secret' } as const;
const signal = new AbortController().signal;
const newHttp = (): Http => {
  const times = { connect: 500, head: 500, idle: 500, backOff: 1 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  open.push(http);
  return http;
};
const serve = async (answer: RequestListener): Promise<{ server: LoopbackServer; twilio: Twilio }> => {
  const server = await startLoopbackServer(answer);
  open.push(server);
  return { server, twilio: createTwilio({ http: newHttp(), origin: new URL(server.origin) }) };
};
const json = (response: ServerResponse, value: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};
const error = (response: ServerResponse, status: number, code: number, message = 'Authenticate'): void =>
  json(response, { code, message, more_info: '', status }, status);
const xml = (code: number, status: number): string =>
  `<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse><RestException><Code>${code}</Code><Message>no</Message><Status>${status}</Status></RestException></TwilioResponse>`;

describe('a login is checked', () => {
  const isCalls = (url: string | undefined): boolean => (url ?? '').includes('/Calls.json');
  const isList = (url: string | undefined): boolean => (url ?? '').includes('/Recordings.json');

  test('by asking for one recording', async () => {
    const { server, twilio } = await serve((request, response) => {
      if (isCalls(request.url)) json(response, { calls: [] });
      else json(response, isList(request.url) ? { recordings: [toldRecording()] } : toldRecording());
    });
    expect(await twilio.check(login)).toEqual({ recordingSeen: true });
    expect(server.requests[0]?.url).toBe(`/2010-04-01/Accounts/${account}/Recordings.json?PageSize=1`);
  });

  test('and an account without recordings is as good', async () => {
    const { twilio } = await serve((request, response) =>
      json(response, isCalls(request.url) ? { calls: [] } : { recordings: [] }),
    );
    expect(await twilio.check(login)).toEqual({ recordingSeen: false });
  });

  test.each<[string, number, number, string]>([
    ['wrong secret', 401, 20003, 'twilio-wrong-secret'],
    ['test credentials', 403, 20008, 'twilio-test-credentials'],
    ['suspended', 403, 20005, 'twilio-suspended'],
    ['closed', 403, 20403, 'twilio-suspended'],
    ['forbidden in a way we do not know', 403, 20006, 'twilio-refused'],
    ['an account that is not there', 404, 20404, 'twilio-wrong-secret'],
    ['too many requests', 429, 20429, 'twilio-busy'],
    ['a broken Twilio', 500, 20500, 'twilio-unwell'],
  ])('%s is told apart', async (_, status, code, expected) => {
    const { twilio } = await serve((_request, response) => error(response, status, code));
    await expect(twilio.check(login)).rejects.toMatchObject({ code: expected });
  });

  test.each([401, 403])('a key that may not list recordings (%i), but something else', async (status) => {
    const { twilio } = await serve((request, response) => {
      if (isCalls(request.url)) json(response, { calls: [] });
      else error(response, status, status === 401 ? 20003 : 20403);
    });
    await expect(twilio.check(login)).rejects.toMatchObject({
      code: 'twilio-permission-missing',
      facts: { permission: '/twilio/voice/recordings/list' },
    });
  });

  test('a key that may not list calls', async () => {
    const { twilio } = await serve((request, response) => {
      if (isCalls(request.url)) error(response, 401, 20003);
      else json(response, { recordings: [] });
    });
    await expect(twilio.check(login)).rejects.toMatchObject({ facts: { permission: '/twilio/voice/calls/list' } });
  });

  test('a key that may list recordings, but not read one', async () => {
    const { twilio } = await serve((request, response) => {
      if (isCalls(request.url)) json(response, { calls: [] });
      else if (isList(request.url)) json(response, { recordings: [toldRecording()] });
      else error(response, 401, 20003);
    });
    await expect(twilio.check(login)).rejects.toMatchObject({ facts: { permission: '/twilio/voice/recordings/read' } });
  });

  test.each(['<html>Please sign in</html>', '[]', '{"recordings":7}'])(
    'an answer that is not Twilio’s: %s',
    async (text) => {
      const { twilio } = await serve((_, response) => response.end(text));
      await expect(twilio.check(login)).rejects.toMatchObject({ code: 'twilio-answer-strange' });
    },
  );

  test('an HTML page of a gateway', async () => {
    const { twilio } = await serve((_, response) => response.writeHead(502).end('<html>Bad gateway</html>'));
    await expect(twilio.check(login)).rejects.toMatchObject({ code: 'twilio-unwell', facts: { status: 502 } });
  });

  test('another region, by asking Twilio’s own hosts there', async () => {
    const asked: string[] = [];
    const http: Http = {
      ...newHttp(),
      bytes: async ({ url, credential }) => {
        const { origin } = new URL(url);
        asked.push(origin);
        expect([...(credential?.origins ?? [])]).toEqual([origin]);
        const good = origin === 'https://api.dublin.ie1.twilio.com';
        const body = good ? { recordings: [] } : { code: 20003, message: 'Authenticate', status: 401 };
        return { status: good ? 200 : 401, headers: {}, url, body: new TextEncoder().encode(JSON.stringify(body)) };
      },
    };
    await expect(createTwilio({ http, origin: null }).check(login)).rejects.toMatchObject({
      code: 'twilio-wrong-region',
      facts: { region: 'us1', found: 'ie1' },
    });
    expect(new Set(asked)).toEqual(new Set(['https://api.twilio.com', 'https://api.dublin.ie1.twilio.com']));
  });
});

describe('lists', () => {
  test('come as bytes, with the way to the next page', async () => {
    const { server, twilio } = await serve((_, response) =>
      json(response, { next_page_uri: '/next?PageToken=PA1', recordings: [] }),
    );
    const page = await twilio.page(login, recordingsUri(account, { from: 1_736_294_400, to: 1_736_294_400 }), signal);
    expect(page.next).toBe('/next?PageToken=PA1');
    expect(server.requests[0]?.url).toBe(
      `/2010-04-01/Accounts/${account}/Recordings.json?PageSize=1000&DateCreated%3E=2025-01-08&DateCreated%3C=2025-01-09&IncludeSoftDeleted=true`,
    );
  });

  test('that lead elsewhere are not followed with the login', async () => {
    const { twilio } = await serve((_, response) => json(response, {}));
    const other = await startLoopbackServer((_, response) => response.end('{}'));
    open.push(other);
    await expect(twilio.page(login, `${other.origin}/2010-04-01/x`, signal)).rejects.toMatchObject({
      code: 'credentials-withheld',
    });
    await expect(twilio.page(login, `//127.0.0.1:${other.port}/x`, signal)).rejects.toMatchObject({
      code: 'credentials-withheld',
    });
    expect(other.requests).toHaveLength(0);
  });

  test('that lead back to themselves are strange', async () => {
    const { twilio } = await serve((request, response) =>
      json(response, { next_page_uri: request.url, recordings: [] }),
    );
    await expect(twilio.page(login, '/again', signal)).rejects.toMatchObject({ code: 'twilio-answer-strange' });
  });
});

describe('one at a time', () => {
  test('a recording is asked for with the deleted', async () => {
    const { server, twilio } = await serve((_, response) => json(response, toldRecording()));
    expect(await twilio.recording(login, recordingSid, signal)).toMatchObject({ sid: recordingSid, duration: 121 });
    expect(server.requests[0]?.url).toContain('IncludeSoftDeleted=true');
  });

  test('a call is asked for, and may be gone', async () => {
    const { twilio } = await serve((request, response) => {
      if (request.url?.includes(callSid)) json(response, { sid: callSid, from: '+1', to: '+2', direction: 'inbound' });
      else error(response, 404, 20404);
    });
    expect(await twilio.call(login, callSid, signal)).toMatchObject({ from: '+1' });
    expect(await twilio.call(login, `CA${'9'.repeat(32)}`, signal)).toBeNull();
  });

  test.each([[{}], [toldRecording({ sid: `RE${'9'.repeat(32)}` })], [null], ['text']])(
    'an answer about something else is strange',
    async (row) => {
      const { twilio } = await serve((_, response) => json(response, row));
      await expect(twilio.recording(login, recordingSid, signal)).rejects.toMatchObject({
        code: 'twilio-answer-strange',
      });
    },
  );
});

describe('media', () => {
  const recording: Recording = {
    id: 1,
    sid: recordingSid,
    account,
    call: null,
    conference: null,
    startedAt: 0,
    createdAt: 0,
    from: null,
    to: null,
    direction: null,
    duration: 1,
    channels: 1,
    source: null,
    status: 'completed',
    errorCode: null,
    price: null,
    priceUnit: null,
    encrypted: false,
    keySid: null,
    whereabouts: 'twilio',
    held: false,
    archived: 'no',
  };
  const sound = (response: ServerResponse): void =>
    void response.writeHead(200, { 'content-type': 'audio/x-wav', 'content-length': 4 }).end('RIFF');

  test('is asked for as .wav at the account and SID', async () => {
    const { server, twilio } = await serve((_, response) => sound(response));
    const media = await twilio.media(login, recording, signal);
    expect(media).toMatchObject({ contentType: 'audio/x-wav', length: 4 });
    const chunks: Uint8Array[] = [];
    for await (const chunk of media.chunks) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('RIFF');
    expect(server.requests.map(({ url }) => url)).toEqual([
      `/2010-04-01/Accounts/${account}/Recordings/${recordingSid}.wav`,
    ]);
  });

  test.each([
    [{ channels: 2 }, '?RequestedChannels=2'],
    [{ channels: 2, encrypted: true }, ''],
    [{ channels: 1 }, ''],
    [{ channels: null }, ''],
  ])('of %j is asked for with "%s"', async (different, query) => {
    const { server, twilio } = await serve((_, response) => sound(response));
    await twilio.media(login, { ...recording, ...different }, signal);
    expect(new URL(server.requests[0]?.url ?? '', server.origin).search).toBe(query);
  });

  test('that is mono after all is taken as it is', async () => {
    const { server, twilio } = await serve((request, response) => {
      if (request.url?.includes('RequestedChannels'))
        response.writeHead(400, { 'content-type': 'application/xml' }).end(xml(16113, 400));
      else sound(response);
    });
    expect(await twilio.media(login, { ...recording, channels: 2 }, signal)).toMatchObject({ length: 4 });
    expect(server.requests).toHaveLength(2);
  });

  test.each<[string, number, string, string, string, Partial<Recording>]>([
    ['gone', 404, 'application/xml', xml(20404, 404), 'recording-gone', {}],
    ['not yet there', 404, 'application/xml', xml(20404, 404), 'recording-unfinished', { status: 'processing' }],
    ['refused', 401, 'application/xml', xml(20003, 401), 'twilio-wrong-secret', {}],
    ['an XML error with a good status', 200, 'application/xml', xml(20404, 404), 'recording-gone', {}],
    ['XML that says nothing', 200, 'application/xml', '<x/>', 'media-not-audio', {}],
    ['a web page', 200, 'text/html; charset=utf-8', '<html>Sign in</html>', 'media-not-audio', {}],
    ['JSON', 200, 'application/json', '{}', 'media-not-audio', {}],
    ['nothing', 204, 'audio/x-wav', '', 'media-not-audio', {}],
    ['an unwell Twilio', 500, 'text/html', '<html>', 'twilio-unwell', {}],
  ])('%s has its own words', async (_, status, type, body, code, different) => {
    const { twilio } = await serve((_request, response) =>
      response.writeHead(status, { 'content-type': type }).end(body),
    );
    await expect(twilio.media(login, { ...recording, ...different }, signal)).rejects.toMatchObject({ code });
  });

  test.each<[string, Partial<Recording>, object]>([
    ['recording-elsewhere', { whereabouts: 'elsewhere' }, {}],
    ['recording-absent', { status: 'absent', whereabouts: 'nowhere', errorCode: 16101 }, { errorCode: 16101 }],
  ])('%s: Twilio is not even asked', async (code, different, facts) => {
    const { server, twilio } = await serve((_, response) => sound(response));
    await expect(twilio.media(login, { ...recording, ...different }, signal)).rejects.toMatchObject({ code, facts });
    expect(server.requests).toHaveLength(0);
  });

  test('that is redirected to another origin comes from there, without the login', async () => {
    const store = await startLoopbackServer((_, response) => sound(response));
    open.push(store);
    const { twilio } = await serve((_, response) =>
      response.writeHead(307, { location: `${store.origin}/signed` }).end(),
    );
    expect(await twilio.media(login, recording, signal)).toMatchObject({ length: 4 });
    expect(store.requests[0]?.headers.authorization).toBeUndefined();
  });
});
