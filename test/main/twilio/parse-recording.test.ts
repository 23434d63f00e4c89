import { describe, expect, test } from 'vitest';
import { parseRecording } from '../../../main/twilio/parse-recording.ts';
import { parseRecordingPage } from '../../../main/twilio/parse-recording-page.ts';
import { account, callSid, contentKey, iv, keySid, recordingSid, toldRecording } from './told-recording.ts';

const override = new URL('http://127.0.0.1:4010');
const parse = (different: Record<string, unknown> = {}) =>
  parseRecording(toldRecording(different), { account, override: null });
const when = Date.parse('2025-01-08T09:15:00Z') / 1000;

test('a recording as captured is read whole', () => {
  expect(parse()).toEqual({
    sid: recordingSid,
    account,
    call: callSid,
    conference: null,
    startedAt: when,
    createdAt: when,
    updatedAt: when + 125,
    duration: 121,
    channels: 2,
    source: 'OutboundAPI',
    status: 'completed',
    errorCode: null,
    price: 0.0075,
    priceUnit: 'USD',
    encrypted: true,
    keySid,
    wrap: { encryptedContentKey: Buffer.alloc(256, 7), iv: Buffer.alloc(12, 9) },
    whereabouts: 'twilio',
  });
});

test.each([
  ['null price', { price: null }, { price: null }],
  ['a price that is not negative', { price: '0.04' }, { price: 0.04 }],
  ['a price as a number', { price: -0.0025 }, { price: 0.0025 }],
  ['a price in words', { price: 'free' }, { price: null }],
  ['null duration', { duration: null }, { duration: null }],
  ['a duration as a number', { duration: 7 }, { duration: 7 }],
  ['an unknown duration', { duration: '-1' }, { duration: null }],
  ['a duration in parts', { duration: '1.5' }, { duration: null }],
  ['an endless duration', { duration: '9'.repeat(40) }, { duration: null }],
  ['null channels', { channels: null }, { channels: null }],
  ['a future status', { status: 'transmogrified' }, { status: 'transmogrified', whereabouts: 'twilio' }],
  ['a missing status', { status: undefined }, { status: 'unknown' }],
  ['a future source', { source: 'Holodeck' }, { source: 'Holodeck' }],
  ['an error code', { status: 'absent', error_code: 16102 }, { errorCode: 16102, whereabouts: 'nowhere' }],
  ['an absent one', { status: 'absent' }, { whereabouts: 'nowhere' }],
  ['a deleted one', { status: 'deleted' }, { whereabouts: 'nowhere' }],
  ['a failed one', { status: 'failed' }, { whereabouts: 'nowhere' }],
  ['a running one', { status: 'processing', duration: null }, { whereabouts: 'twilio', duration: null }],
  ['+0100', { start_time: 'Wed, 08 Jan 2025 10:15:00 +0100' }, { startedAt: when }],
  ['no start', { start_time: null }, { startedAt: when }],
  ['no creation', { date_created: null }, { createdAt: when }],
  ['no update', { date_updated: null }, { updatedAt: when }],
  [
    'a conference without a call',
    { call_sid: null, conference_sid: `CF${'a'.repeat(32)}` },
    { call: null, conference: `CF${'a'.repeat(32)}` },
  ],
  ['a call SID that is none', { call_sid: 'CA1' }, { call: null }],
  ['unknown fields', { holograms: [1, 2], track: 'both' }, { sid: recordingSid }],
  ['no account of its own', { account_sid: null }, { account }],
])('%s costs nothing else', (_, different, expected) => {
  expect(parse(different)).toMatchObject(expected);
});

describe('where the media is', () => {
  test.each([
    ['https://api.twilio.com/2010-04-01/Accounts/AC/Recordings/RE', 'twilio'],
    ['http://api.twilio.com/2010-04-01/Accounts/AC/Recordings/RE', 'twilio'],
    ['https://api.dublin.ie1.twilio.com/x', 'twilio'],
    ['/2010-04-01/Accounts/AC/Recordings/RE', 'twilio'],
    ['http://127.0.0.1:4010/2010-04-01/x', 'twilio'],
    [undefined, 'twilio'],
    [null, 'twilio'],
    ['', 'twilio'],
    ['https://bucket.s3.ap-northeast-1.amazonaws.com/AC/RE', 'elsewhere'],
    ['https://twilio.com.example.net/x', 'elsewhere'],
    ['https://nottwilio.com/x', 'elsewhere'],
    ['https://api.twilio.com@example.net/x', 'elsewhere'],
    ['http://127.0.0.1:4011/2010-04-01/x', 'elsewhere'],
    ['s3://bucket/key', 'elsewhere'],
    ['not a URL', 'elsewhere'],
  ])('%s: %s', (media_url, whereabouts) => {
    expect(parseRecording(toldRecording({ media_url }), { account, override })).toMatchObject({ whereabouts });
  });
});

describe('the envelope', () => {
  const parts = { key: keySid, cek: contentKey, iv };
  const spelled = {
    A: { public_key_sid: parts.key, encrypted_cek: parts.cek, type: 'rsa-aes', iv },
    B: { encryption_public_key_sid: parts.key, encryption_cek: parts.cek, encryption_iv: iv },
    C: { type: 'rsa-aes', encryption_public_key_sid: parts.key, encryption_cek: parts.cek, iv },
    D: {
      encryption_type: 'rsa-aes',
      encryption_public_key_sid: parts.key,
      encryption_cek: parts.cek,
      encryption_iv: iv,
    },
    'A and B, agreeing': {
      public_key_sid: parts.key,
      encryption_public_key_sid: parts.key,
      encrypted_cek: parts.cek,
      iv,
    },
  };
  test.each(Object.entries(spelled))('spelled %s is read', (_, encryption_details) => {
    expect(parse({ encryption_details })).toMatchObject({
      encrypted: true,
      keySid,
      wrap: { encryptedContentKey: Buffer.alloc(256, 7), iv: Buffer.alloc(12, 9) },
    });
  });

  test.each([null, undefined, ''])('%j means plain', (encryption_details) => {
    expect(parse({ encryption_details })).toMatchObject({ encrypted: false, keySid: null, wrap: null });
  });

  const other = `CR${'0'.repeat(31)}2`;
  test.each<[string, unknown, string | null]>([
    ['key SIDs that disagree', { ...spelled.A, encryption_public_key_sid: other }, null],
    ['content keys that disagree', { ...spelled.A, encryption_cek: Buffer.alloc(256, 8).toString('base64') }, keySid],
    ['IVs that disagree', { ...spelled.A, encryption_iv: Buffer.alloc(12, 8).toString('base64') }, keySid],
    ['kinds that disagree', { ...spelled.A, encryption_type: 'rsa-chacha' }, keySid],
    ['an unknown kind', { ...spelled.A, type: 'kyber-aes' }, keySid],
    ['no key SID', { ...spelled.A, public_key_sid: undefined }, null],
    ['a key SID that is none', { ...spelled.A, public_key_sid: 'CR1' }, null],
    ['no content key', { ...spelled.A, encrypted_cek: null }, keySid],
    ['no IV', { ...spelled.A, iv: undefined }, keySid],
    ['a short content key', { ...spelled.A, encrypted_cek: Buffer.alloc(255).toString('base64') }, keySid],
    ['an IV of 16 bytes', { ...spelled.A, iv: Buffer.alloc(16).toString('base64') }, keySid],
    ['an IV of 11 bytes', { ...spelled.A, iv: Buffer.alloc(11).toString('base64') }, keySid],
    ['no base64', { ...spelled.A, encrypted_cek: `%%%%${contentKey.slice(4)}` }, keySid],
    ['base64url', { ...spelled.A, iv: Buffer.alloc(12, 0xff).toString('base64url').replaceAll('/', '_') }, keySid],
    ['base64 without its padding', { ...spelled.A, encrypted_cek: contentKey.replaceAll('=', '') }, keySid],
    ['numbers', { ...spelled.A, iv: 12 }, keySid],
    ['nothing in it', {}, null],
    ['a list', [], null],
    ['a word', 'rsa-aes', null],
    ['a number', 1, null],
  ])('with %s is malformed: listed as encrypted, without a wrap', (_, encryption_details, sid) => {
    expect(parse({ encryption_details })).toMatchObject({ encrypted: true, keySid: sid, wrap: null });
  });
});

test.each<[string, unknown]>([
  ['null', null],
  ['a word', 'RE1'],
  ['no SID', toldRecording({ sid: undefined })],
  ['a SID of another kind', toldRecording({ sid: `RT${'0'.repeat(32)}` })],
  ['a SID with more behind it', toldRecording({ sid: `${recordingSid}/../x` })],
  ['a number for a SID', { sid: 12, account_sid: null, date_created: {}, channels: 'two' }],
  ['another account', toldRecording({ account_sid: `AC${'0'.repeat(31)}2` })],
  ['no date at all', toldRecording({ date_created: null, start_time: null, date_updated: 'soon' })],
])('%s is no recording', (_, row) => {
  expect(parseRecording(row, { account, override: null })).toBeNull();
});

test('a page keeps its good rows and counts the others', () => {
  const recordings = [toldRecording(), 'rubbish', null, toldRecording({ encryption_details: {} })];
  const page = parseRecordingPage(Buffer.from(JSON.stringify({ recordings })), { account, override: null });
  expect(page).toMatchObject({
    skipped: 2,
    malformedEnvelopes: 1,
    recordings: [{ sid: recordingSid }, { wrap: null }],
  });
});

test.each(['', '<html>', '[]', 'null', '{"calls":[]}', '{"recordings":{}}', '{"recordings":[{"sid"'])(
  '%j is no page',
  (text) => {
    expect(() => parseRecordingPage(Buffer.from(text), { account, override: null })).toThrow(
      expect.objectContaining({ code: 'twilio-answer-strange' }),
    );
  },
);
