import { readFileSync } from 'node:fs';
import { largestKeyFile } from '../../../main/keys/find-key.ts';

/** What becomes of one file: it opens, it needs its passphrase first, or it fails with a code and these facts among others. */
export type Expected =
  | 'opens'
  | 'needs-passphrase'
  | { readonly code: string; readonly facts?: Readonly<Record<string, string | number>> };
export type KeyCase = {
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly passphrase: string | null;
  readonly expected: Expected;
};

/** How fixtures/make-fixtures.sh locked the locked ones. */
export const passphrase = 'open sesame please';
const conversion = 'openssl pkcs8 -topk8 -in key.pem -v2 aes-256-cbc -v2prf hmacWithSHA256 -out key2.pem';

/** One of the files in fixtures/. */
export function fixture(name: string): Buffer {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url));
}

const text = (name: string) => fixture(name).toString('latin1');
const bytesOf = (value: string) => Buffer.from(value, 'utf8');
const base64Of = (name: string) => text(name).replace(/-----[A-Z0-9 ]+-----|\s/g, '');
const derOf = (name: string) => Buffer.from(base64Of(name), 'base64');
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();

function altered(bytes: Uint8Array, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

const der = derOf('rsa-2048.pem');
const pem = text('rsa-2048.pem');
const utf16 = Buffer.from(`\ufeff${pem}`, 'utf16le');

const opens = (title: string, bytes: Uint8Array, given: string | null = null): KeyCase => ({
  title,
  bytes,
  passphrase: given,
  expected: 'opens',
});
const fails = (
  title: string,
  bytes: Uint8Array,
  code: string,
  facts: Readonly<Record<string, string | number>> = {},
  given: string | null = null,
): KeyCase => ({ title, bytes, passphrase: given, expected: { code, facts } });

const locked = [
  'pbes2-aes-128-cbc.pem',
  'pbes2-aes-192-cbc.pem',
  'pbes2-aes-256-cbc.pem',
  'pbes2-des-ede3-cbc.pem',
  'pbes2-sha1.pem',
  'pbes1-sha1-3des.pem',
  'traditional-aes128.pem',
  'traditional-aes192.pem',
  'traditional-aes256.pem',
  'traditional-des3.pem',
];

const refused: readonly (readonly [string, string])[] = [
  ['refused-hmacWithSHA224.pem', 'PBKDF2 HMAC-SHA-224'],
  ['refused-hmacWithSHA384.pem', 'PBKDF2 HMAC-SHA-384'],
  ['refused-hmacWithSHA512.pem', 'PBKDF2 HMAC-SHA-512'],
  ['refused-aria-256-cbc.pem', '1.2.410.200046.1.1.12'],
  ['refused-camellia-256-cbc.pem', '1.2.392.200011.61.1.1.1.4'],
  ['refused-aes-256-cfb.pem', '2.16.840.1.101.3.4.1.44'],
  ['refused-scrypt.pem', 'scrypt'],
  ['refused-PBE-MD5-DES.pem', 'PBE-MD5-DES'],
  ['refused-PBE-SHA1-2DES.pem', 'PBE-SHA1-2DES'],
  ['refused-PBE-SHA1-RC2-40.pem', 'PBE-SHA1-RC2-40'],
  ['refused-PBE-SHA1-RC4-128.pem', 'PBE-SHA1-RC4-128'],
  ['refused-traditional-camellia128.pem', 'CAMELLIA-128-CBC'],
  ['refused-traditional-aria128.pem', 'ARIA-128-CBC'],
  ['refused-iterations.pem', 'PBKDF2 × 11000000'],
];

/** Every way a key comes and every way it can be wrong. All are to end alike under OpenSSL and BoringSSL. */
export const keyCases: readonly KeyCase[] = [
  opens('PKCS#8, PEM', bytesOf(pem)),
  opens('PKCS#8, DER', der),
  opens('PKCS#1, PEM', fixture('rsa-2048-pkcs1.pem')),
  opens('PKCS#1, DER', derOf('rsa-2048-pkcs1.pem')),
  opens('4096 bits', fixture('rsa-4096.pem')),
  opens('Windows line ends', bytesOf(pem.replaceAll('\n', '\r\n'))),
  opens('old Mac line ends', bytesOf(pem.replaceAll('\n', '\r'))),
  opens('a byte order mark', bytesOf(`\ufeff${pem}`)),
  opens('UTF-16, little-endian', utf16),
  opens('UTF-16, big-endian', swapped(utf16)),
  opens('UTF-16 without a mark', Buffer.from(pem, 'utf16le')),
  opens('text before and after', bytesOf(`Our recording key, 録音の鍵\nBag Attributes: none\n${pem}\nend of file\n`)),
  opens('blanks around each line', bytesOf(pem.replaceAll('\n', '  \n   '))),
  opens('one long line', bytesOf(pem.replaceAll('\n', ''))),
  opens('one long line with blanks', bytesOf(pem.replaceAll('\n', ' '))),
  opens('line ends spelt out, as from JSON', bytesOf(pem.replaceAll('\n', '\\n'))),
  opens('base64 without its frame', bytesOf(base64Of('rsa-2048.pem'))),
  opens('PKCS#1 in the frame of PKCS#8', bytesOf(text('rsa-2048-pkcs1.pem').replaceAll('RSA PRIVATE', 'PRIVATE'))),
  opens('a certificate before the key', Buffer.concat([fixture('certificate.pem'), fixture('rsa-2048.pem')])),
  opens('the public half before the key', Buffer.concat([fixture('public.pem'), fixture('rsa-2048.pem')])),
  opens('bytes after the DER', Buffer.concat([der, Buffer.from('\r\n')])),
  opens('a passphrase nobody needs', bytesOf(pem), 'nobody needs this'),

  ...locked.map((name) => ({
    title: name,
    bytes: fixture(name),
    passphrase: null,
    expected: 'needs-passphrase' as const,
  })),
  ...locked.map((name) => opens(`${name} with its passphrase`, fixture(name), passphrase)),
  ...locked.map((name) => fails(`${name} with another`, fixture(name), 'key-wrong-passphrase', {}, 'open sesame')),
  opens('an encrypted key in DER', derOf('pbes2-aes-256-cbc.pem'), passphrase),
  opens(
    'an encrypted key with Windows line ends',
    bytesOf(text('traditional-aes256.pem').replaceAll('\n', '\r\n')),
    passphrase,
  ),
  ...[' ', '', '\r', '\\n', '\\r\\n'].map((end) =>
    opens(
      `a traditional encrypted key with “${JSON.stringify(end)}” for line ends`,
      bytesOf(text('traditional-aes256.pem').replaceAll('\n', end)),
      passphrase,
    ),
  ),
  opens('an encrypted key in one line', bytesOf(text('pbes2-aes-256-cbc.pem').replaceAll('\n', '')), passphrase),
  fails(
    'an encrypted key altered at its end',
    altered(derOf('pbes2-aes-256-cbc.pem'), derOf('pbes2-aes-256-cbc.pem').length - 1),
    'key-wrong-passphrase',
    {},
    passphrase,
  ),
  ...refused.map(([name, cipher]) =>
    fails(name, fixture(name), 'key-encryption-unsupported', { cipher, command: conversion }),
  ),

  fails('a public key', fixture('public.pem'), 'key-is-public'),
  fails('a public key, DER', derOf('public.pem'), 'key-is-public'),
  fails('a public key, PKCS#1', fixture('public-pkcs1.pem'), 'key-is-public'),
  fails('a public key, PKCS#1, DER', derOf('public-pkcs1.pem'), 'key-is-public'),
  fails('a public key of OpenSSH', fixture('openssh.pub'), 'key-is-public'),
  fails('a certificate', fixture('certificate.pem'), 'key-is-certificate', { kind: 'certificate' }),
  fails('a certificate, DER', derOf('certificate.pem'), 'key-is-certificate', { kind: 'certificate' }),
  fails('a certificate request', fixture('request.pem'), 'key-is-certificate', { kind: 'request' }),
  fails('a certificate request, DER', derOf('request.pem'), 'key-is-certificate', { kind: 'request' }),
  fails('an EC key', fixture('ec.pem'), 'key-not-rsa', { kind: 'EC' }),
  fails('an EC key, SEC1', fixture('ec-sec1.pem'), 'key-not-rsa', { kind: 'EC' }),
  fails('an EC key, SEC1, DER', derOf('ec-sec1.pem'), 'key-not-rsa', { kind: 'EC' }),
  fails('an EC key behind a passphrase', fixture('ec-encrypted.pem'), 'key-not-rsa', {}, passphrase),
  fails('an Ed25519 key', fixture('ed25519.pem'), 'key-not-rsa', { kind: 'Ed25519' }),
  fails('an X25519 key', fixture('x25519.pem'), 'key-not-rsa', { kind: 'X25519' }),
  fails('an RSA-PSS key', fixture('rsa-pss.pem'), 'key-not-rsa', { kind: 'RSA-PSS' }),
  fails('1024 bits', fixture('rsa-1024.pem'), 'key-too-short', { bits: 1024 }),
  fails('4224 bits', fixture('rsa-4224.pem'), 'key-too-large', { bits: 4224 }),
  fails('three primes', fixture('rsa-three-primes.pem'), 'key-unreadable'),
  fails('PKCS#12', fixture('bundle.p12'), 'key-unreadable', { found: 'PKCS#12' }),
  fails('OpenSSH’s own form', fixture('openssh'), 'key-unreadable', { found: 'OpenSSH' }),
  fails('PuTTY’s own form', bytesOf('PuTTY-User-Key-File-3: ssh-rsa\n'), 'key-unreadable', { found: 'PuTTY' }),
  fails('two keys', bytesOf(pem + text('rsa-2048-pkcs1.pem')), 'key-unreadable', { found: 'several keys' }),

  fails('nothing', new Uint8Array(0), 'key-unreadable', { found: 'nothing' }),
  fails('one byte', Uint8Array.of(0x30), 'key-unreadable'),
  fails('blanks', bytesOf('  \r\n '), 'key-unreadable'),
  fails('a letter', bytesOf('Dear colleague, the key is in the safe.'), 'key-unreadable'),
  fails('a web page', bytesOf('<!doctype html><title>404</title>'), 'key-unreadable'),
  fails('a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'key-unreadable'),
  fails('zeros', new Uint8Array(2000), 'key-unreadable'),
  fails('a huge file', new Uint8Array(largestKeyFile + 1), 'key-too-large', { bytes: largestKeyFile + 1 }),
  fails('an empty frame', bytesOf('-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n'), 'key-unreadable'),
  fails('no end line', bytesOf(pem.slice(0, -30)), 'key-unreadable', { found: 'cut short' }),
  fails('a key cut short', bytesOf(pem.slice(0, 900)), 'key-unreadable', { found: 'cut short' }),
  fails('lines missing in the middle', bytesOf(pem.slice(0, 400) + pem.slice(660)), 'key-unreadable'),
  fails('DER cut short', der.subarray(0, 600), 'key-unreadable'),
  fails('lengths that lie', altered(der, 2), 'key-unreadable'),
  fails('an outer length of four gigabytes', Buffer.from('3084ffffffff020100', 'hex'), 'key-unreadable'),
  ...[60, 300, 400, 600, 750, 900, 1000, 1150].map((at) =>
    fails(`a number altered at byte ${at}`, altered(der, at), 'key-unreadable'),
  ),
  fails('nested sequences without end', Buffer.alloc(4000, Buffer.from('3080', 'hex')), 'key-unreadable'),
];
