import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTwilioWrap, type Envelope, parseEnvelope, serialiseEnvelope } from '../../../main/sealed/envelope.ts';

const recording = `RE${'a'.repeat(32)}`;
const account = `AC${'b'.repeat(32)}`;
const keySid = `CR${'c'.repeat(32)}`;
const envelope: Envelope = {
  recording,
  account,
  wraps: [
    { key: keySid, encryptedContentKey: new Uint8Array(256).fill(1) },
    { key: 'd'.repeat(64), encryptedContentKey: new Uint8Array(512).fill(2) },
  ],
  iv: new Uint8Array(12).fill(3),
  size: 1234,
  sha256: 'e'.repeat(64),
};
const written = JSON.parse(serialiseEnvelope(envelope));

test('an envelope that was written is read as it was', () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  const wraps = fc.tuple(bytes(256), bytes(512)).map(([one, other]) => [
    { key: keySid, encryptedContentKey: one },
    { key: 'd'.repeat(64), encryptedContentKey: other },
  ]);
  fc.assert(
    fc.property(wraps, bytes(12), fc.integer({ min: 16, max: 2 ** 40 }), (some, iv, size) => {
      const drawn = { ...envelope, wraps: some, iv, size };
      expect(parseEnvelope(serialiseEnvelope(drawn))).toEqual(drawn);
    }),
  );
});

const wrapWith = (change: object) => ({ ...written, wraps: [{ ...written.wraps[0], ...change }] });
const without = (field: string) => Object.fromEntries(Object.entries(written).filter(([name]) => name !== field));

test.each<[string, unknown, string]>([
  ['no JSON', '{', 'envelope'],
  ['no object', [], 'envelope'],
  ['nothing', '', 'envelope'],
  ['no version', without('version'), 'version'],
  ['a later version', { ...written, version: 2 }, 'version'],
  ['another algorithm', { ...written, algorithm: 'ROT13' }, 'algorithm'],
  ['no recording', without('recording'), 'recording'],
  ['a recording that is none', { ...written, recording: 'RE../../etc' }, 'recording'],
  ['no account', without('account'), 'account'],
  ['no wraps', without('wraps'), 'wraps'],
  ['an empty list of wraps', { ...written, wraps: [] }, 'wraps'],
  ['two wraps for one key', { ...written, wraps: [written.wraps[0], written.wraps[0]] }, 'wraps'],
  ['a wrap for no key', wrapWith({ key: 'mine' }), 'wraps.0.key'],
  ['a wrap that is not base64', wrapWith({ encryptedContentKey: '!!!!' }), 'wraps.0.encryptedContentKey'],
  ['a wrap cut in the middle of base64', wrapWith({ encryptedContentKey: 'AAAAA' }), 'wraps.0.encryptedContentKey'],
  ['a wrap too short', wrapWith({ encryptedContentKey: 'AAAA' }), 'wraps.0.encryptedContentKey'],
  ['a wrap too long', wrapWith({ encryptedContentKey: 'AAAA'.repeat(400) }), 'wraps.0.encryptedContentKey'],
  ['no IV', without('iv'), 'iv'],
  ['an IV of 11 bytes', { ...written, iv: Buffer.alloc(11).toString('base64') }, 'iv'],
  ['an IV of 16 bytes', { ...written, iv: Buffer.alloc(16).toString('base64') }, 'iv'],
  ['an IV in hex', { ...written, iv: 'zz'.repeat(12) }, 'iv'],
  ['a size below a tag', { ...written, size: 15 }, 'size'],
  ['half a byte', { ...written, size: 20.5 }, 'size'],
  ['a hash too short', { ...written, sha256: 'ab' }, 'sha256'],
  ['a field nobody knows', { ...written, contentKey: 'AAAA' }, 'envelope'],
])('an envelope with %s is refused by name', (_, form, field) => {
  const text = typeof form === 'string' ? form : JSON.stringify(form);
  expect(() => parseEnvelope(text)).toThrow(expect.objectContaining({ code: 'envelope-malformed', facts: { field } }));
});

const wrap = { encryptedContentKey: new Uint8Array(256), iv: new Uint8Array(12) };

test('Twilio’s wrap is taken as it is', () => {
  expect(checkTwilioWrap(keySid, wrap)).toEqual({
    wrap: { key: keySid, encryptedContentKey: wrap.encryptedContentKey },
    iv: wrap.iv,
  });
});

test.each<[string, string | null, typeof wrap | null, string]>([
  ['no details', keySid, null, 'encryption_details'],
  ['no key SID', null, wrap, 'public_key_sid'],
  ['a key SID that is none', 'CR12', wrap, 'public_key_sid'],
  ['an empty wrap', keySid, { ...wrap, encryptedContentKey: new Uint8Array(0) }, 'encrypted_cek'],
  ['a wrap of 2 KiB', keySid, { ...wrap, encryptedContentKey: new Uint8Array(2048) }, 'encrypted_cek'],
  ['an IV of 16 bytes', keySid, { ...wrap, iv: new Uint8Array(16) }, 'iv'],
  ['no IV', keySid, { ...wrap, iv: new Uint8Array(0) }, 'iv'],
])('Twilio’s wrap with %s is refused by name', (_, key, given, field) => {
  expect(() => checkTwilioWrap(key, given)).toThrow(
    expect.objectContaining({ code: 'envelope-malformed', facts: { field } }),
  );
});
