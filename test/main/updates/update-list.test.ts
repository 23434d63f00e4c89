import { expect, test } from 'vitest';
import { makeSigningSeed, openSigningKey } from '../../../main/crypto/sign.ts';
import { largestList, readUpdateList, writeUpdateList } from '../../../main/updates/update-list.ts';
import { goodList, publicKey, signedList, signText } from './sign-list.ts';

const other = openSigningKey(makeSigningSeed());
const first = 'koekura-update 1';
const body = (change: object) => JSON.stringify({ ...goodList, ...change });
const altered = (from: string, to: string): Buffer => Buffer.from(signedList().toString().replace(from, to));
const file = goodList.files[0];

test('what was signed is read as it was written', () => {
  expect(readUpdateList(signedList(), publicKey)).toEqual(goodList);
});

test('fields of a later program are passed over', () => {
  expect(readUpdateList(signText(first, body({ mood: 'good' })), publicKey)).toEqual(goodList);
});

const refused: readonly (readonly [string, Buffer, string])[] = [
  ['nothing', Buffer.alloc(0), 'no-list'],
  ['a web page', Buffer.from('<!doctype html>\n<title>Sign in</title>\n<p>koekura-update 1'), 'no-list'],
  ['only its first line', Buffer.from(`${first}\n`), 'no-list'],
  ['no signature', Buffer.from(`${first}\n\n${body({})}`), 'no-list'],
  ['a signature of another length', Buffer.from(`${first}\nAAAA\n${body({})}`), 'no-list'],
  ['form 0', signText('koekura-update 0', body({})), 'no-list'],
  ['noise', Buffer.from(Array.from({ length: 999 }, (_, n) => (n * 7919) % 256)), 'no-list'],
  ['too much', Buffer.concat([signedList(), Buffer.alloc(largestList, 0x20)]), 'list-too-large'],
  ['another version put in', altered('"0.2.0"', '"9.2.0"'), 'list-signature'],
  ['another hash put in', altered(file?.sha256 ?? '', '11'.repeat(32)), 'list-signature'],
  ['a space added', Buffer.concat([signedList(), Buffer.from(' ')]), 'list-signature'],
  ['its form altered', altered(first, 'koekura-update 2'), 'list-signature'],
  ['signed by somebody else', Buffer.from(writeUpdateList(goodList, other.sign)), 'list-signature'],
  ['signed, but no JSON', signText(first, '{'), 'list-malformed'],
  ['signed, but bytes that are no text', signText(first, `{"a":"\xff`), 'list-malformed'],
  ['signed, but without files', signText(first, body({ files: undefined })), 'list-malformed'],
  ['signed, with a version that is none', signText(first, body({ version: '2' })), 'list-malformed'],
  [
    'signed, with a path for a name',
    signText(first, body({ files: [{ ...file, name: 'koekura-/../x' }] })),
    'list-malformed',
  ],
  [
    'signed, with an address for a name',
    signText(first, body({ files: [{ ...file, name: '//evil/koekura-x' }] })),
    'list-malformed',
  ],
  ['signed, of no length', signText(first, body({ files: [{ ...file, size: 0 }] })), 'list-malformed'],
];

test.each(refused)('%s is refused', (_what, bytes, reason) => {
  expect(() => readUpdateList(bytes, publicKey)).toThrow(
    expect.objectContaining({ code: 'update-list-refused', facts: { reason } }),
  );
});

test('a later form is told as that, once its signature fits', () => {
  expect(() => readUpdateList(signText('koekura-update 2', 'whatever it may be'), publicKey)).toThrow(
    expect.objectContaining({ code: 'update-list-newer', facts: { version: 2 } }),
  );
});

test('without a key nothing is believed', () => {
  expect(() => readUpdateList(signedList(), '')).toThrow(expect.objectContaining({ code: 'update-list-refused' }));
});
