import { createHash, createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../../main/failure.ts';
import { parsePrivateKey } from '../../../main/keys/parse-private-key.ts';
import { judgeKey } from './judge-key.ts';
import { fixture, keyCases, passphrase } from './key-cases.ts';

test.each(keyCases)('$title', (keyCase) => {
  expect(judgeKey(keyCase)).toEqual(keyCase.expected);
});

test('whatever it came in, it is the same key', () => {
  const spki = createPublicKey(fixture('rsa-2048.pem')).export({ type: 'spki', format: 'der' });
  const fingerprint = createHash('sha256').update(spki).digest('hex');
  for (const name of ['rsa-2048.pem', 'rsa-2048-pkcs1.pem', 'pbes2-aes-256-cbc.pem', 'traditional-des3.pem']) {
    const key = parsePrivateKey(fixture(name), passphrase);
    expect(key).toMatchObject({ fingerprint, bits: 2048 });
    expect(Buffer.from(key?.publicHalf ?? []).equals(spki)).toBe(true);
  }
});

test('the bytes of the file are left as they are', () => {
  const bytes = fixture('rsa-2048.pem');
  parsePrivateKey(bytes, null);
  expect(bytes.equals(fixture('rsa-2048.pem'))).toBe(true);
});

test('no bytes at all make it do anything but give a key or a failure', () => {
  const parsed = (bytes: Uint8Array) => {
    try {
      return parsePrivateKey(bytes, passphrase)?.bits ?? 0;
    } catch (error) {
      if (error instanceof Failure) return error.code;
      throw error;
    }
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void parsed(bytes)));
  fc.assert(fc.property(fc.string(), (text) => void parsed(Buffer.from(`-----BEGIN PRIVATE KEY-----${text}`))));
  const locked = fixture('pbes2-aes-256-cbc.pem').toString('latin1').split('\n').slice(1, -2).join('');
  const der = Buffer.from(locked, 'base64');
  fc.assert(
    fc.property(fc.nat(110), fc.nat(255), (at, value) => {
      const altered = Uint8Array.from(der);
      altered[at] = value;
      parsed(altered);
    }),
    { numRuns: 60 },
  );
});
