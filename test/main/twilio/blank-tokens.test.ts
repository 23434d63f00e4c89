import { describe, expect, test } from 'vitest';
import { blankTokens } from '../../../main/twilio/blank-tokens.ts';
import { parseAccount } from '../../../main/twilio/parse-account.ts';

const secret = 'c0ffee5ec4e7c0ffee5ec4e7c0ffee5e';
const sid = `AC${'7'.repeat(32)}`;

describe('an Auth Token in the bytes of an answer', () => {
  test.each([
    ['as Twilio writes it', `{"sid":"${sid}","auth_token":"${secret}","uri":"/x"}`],
    ['with spaces and lines', `{ "auth_token" \n\t: \r\n "${secret}" }`],
    ['with an escaped quote in it', `{"auth_token":"a\\"${secret}\\\\","status":"active"}`],
    ['twice', `[{"auth_token":"${secret}"},{"auth_token":"${secret}"}]`],
    ['cut off in the middle', `{"auth_token":"${secret}`],
    ['cut off behind a backslash', `{"auth_token":"${secret}\\`],
  ])('is gone: %s', (_, text) => {
    const bytes = Buffer.from(text);
    blankTokens(bytes);
    expect(bytes.toString()).not.toContain(secret);
    expect(bytes.length).toBe(Buffer.byteLength(text));
  });

  test('leaves everything else as it was', () => {
    const text = `{"sid":"${sid}","auth_token":null,"friendly_name":"the auth_token is \\"auth_token\\"","n":1}`;
    const bytes = Buffer.from(text);
    blankTokens(bytes);
    expect(bytes.toString()).toBe(text);
  });

  test('under a name spelled otherwise falls away where the row is read', () => {
    const row = JSON.parse(`{"sid":"${sid}","auth_t\\u006fken":"${secret}","friendly_name":"A"}`);
    expect(parseAccount(row)).toEqual({ sid, owner: null, name: 'A', status: null });
  });
});

describe('an account of a list', () => {
  const whole = { sid, owner_account_sid: `AC${'8'.repeat(32)}`, friendly_name: 'Osaka', status: 'suspended' };

  test.each([
    ['whole', {}, { name: 'Osaka', status: 'suspended' }],
    ['without a name', { friendly_name: undefined }, { name: null }],
    ['with an empty name', { friendly_name: ' \u200b\n ' }, { name: null }],
    ['with a name of several lines', { friendly_name: 'A\nB\u2028C\u202e' }, { name: 'A B C' }],
    ['with a very long name', { friendly_name: '声'.repeat(200) }, { name: '声'.repeat(48) }],
    ['with a broken name', { friendly_name: 'a\ud800' }, { name: 'a\ufffd' }],
    ['with a name that is a number', { friendly_name: 5 }, { name: null }],
    ['with a new status', { status: 'sleeping' }, { status: null }],
    ['with a strange owner', { owner_account_sid: 'me' }, { owner: null }],
  ])('is read %s', (_, change, expected) => {
    expect(parseAccount({ ...whole, ...change })).toMatchObject(expected);
  });

  test.each([null, 'AC', [], {}, { ...whole, sid: 'AC1' }, { ...whole, sid: 7 }])('%j is none', (row) => {
    expect(parseAccount(row)).toBeNull();
  });
});
