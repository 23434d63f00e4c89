import { deepEqual, equal, notDeepEqual, throws } from 'node:assert/strict';
import {
  constants,
  createCipheriv,
  createPublicKey,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { startOpening, startSealing } from '../../../main/crypto/content-cipher.ts';
import { decryptAt } from '../../../main/crypto/decrypt-at.ts';
import { fingerprintBlock, newFingerprintKey } from '../../../main/crypto/fingerprint-block.ts';
import { longestPlain } from '../../../main/crypto/gcm-form.ts';
import {
  openingKeyFrom,
  openSealedToKey,
  sealingKeyBytes,
  sealingKeyOf,
  sealToKey,
} from '../../../main/crypto/seal-to-key.ts';
import { sha256, startSha256 } from '../../../main/crypto/sha256.ts';
import { unwrapContentKey } from '../../../main/crypto/unwrap-content-key.ts';
import { discard, wipe } from '../../../main/crypto/wipe.ts';
import { wrapContentKey } from '../../../main/crypto/wrap-content-key.ts';
import { type FailureCode, isFailure } from '../../../main/failure.ts';

/**
 * What the crypto must do, as data: run by vitest on Node's OpenSSL, and once more by Bun on BoringSSL, which is what
 * Electron carries. Plain asserts, because Bun runs this file without vitest.
 */
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const contentKey = randomBytes(32);
const iv = randomBytes(12);
const plain = randomBytes(1_000_003);

const failsWith = (code: FailureCode) => (error: unknown) => isFailure(error, code);
const seal = (bytes: Uint8Array) => {
  const cipher = startSealing(contentKey, iv);
  return { ciphertext: Buffer.from(cipher.update(bytes)), tag: Buffer.from(cipher.finish()) };
};
const oaep = (hash: string, bytes: Uint8Array) =>
  publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash }, bytes);

export const cryptoChecks: Readonly<Record<string, () => void>> = {
  'a content key wrapped for a public key is unwrapped by its private half': () => {
    deepEqual(Buffer.from(unwrapContentKey(privateKey, wrapContentKey(publicKey, contentKey))), contentKey);
  },
  'a key read from its public half in PEM wraps alike': () => {
    const read = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));
    deepEqual(Buffer.from(unwrapContentKey(privateKey, wrapContentKey(read, contentKey))), contentKey);
  },
  'another private key does not fit': () => {
    throws(
      () => unwrapContentKey(other.privateKey, wrapContentKey(publicKey, contentKey)),
      failsWith('key-does-not-fit'),
    );
  },
  'a wrap made with SHA-1 does not fit': () => {
    throws(() => unwrapContentKey(privateKey, oaep('sha1', contentKey)), failsWith('key-does-not-fit'));
  },
  'a wrap of any altered byte does not fit': () => {
    const wrapped = Buffer.from(wrapContentKey(publicKey, contentKey));
    for (const at of [0, 128, 255]) {
      const altered = Buffer.from(wrapped);
      altered[at] = (altered[at] ?? 0) ^ 1;
      throws(() => unwrapContentKey(privateKey, altered), failsWith('key-does-not-fit'));
    }
  },
  'a wrap that is empty, short or long does not fit': () => {
    for (const length of [0, 1, 255, 257, 512])
      throws(() => unwrapContentKey(privateKey, randomBytes(length)), failsWith('key-does-not-fit'));
  },
  'a content key of other than 32 bytes is refused': () => {
    for (const length of [0, 16, 24, 31, 33, 64])
      throws(() => unwrapContentKey(privateKey, oaep('sha256', randomBytes(length))), failsWith('envelope-malformed'));
  },
  'what is sealed in pieces opens in other pieces': () => {
    const { ciphertext, tag } = seal(plain);
    const opening = startOpening(contentKey, iv);
    const pieces = [0, 1, 17, 65_536, 700_001].map((from, index, all) =>
      Buffer.from(opening.update(ciphertext.subarray(from, all[index + 1] ?? ciphertext.length))),
    );
    equal(opening.finish(tag), true);
    deepEqual(Buffer.concat(pieces), plain);
  },
  'sealed audio is what AES-256-GCM makes elsewhere': () => {
    const cipher = createCipheriv('aes-256-gcm', contentKey, iv);
    const expected = Buffer.concat([cipher.update(plain), cipher.final()]);
    const { ciphertext, tag } = seal(plain);
    deepEqual(ciphertext, expected);
    deepEqual(tag, cipher.getAuthTag());
  },
  'test case 14 of the GCM specification comes out': () => {
    const zeros = startSealing(Buffer.alloc(32), Buffer.alloc(12));
    equal(Buffer.from(zeros.update(Buffer.alloc(16))).toString('hex'), 'cea7403d4d606b6e074ec5d3baf39d18');
    equal(Buffer.from(zeros.finish()).toString('hex'), 'd0d1c8a799996bf0265b98b5d48ab919');
  },
  'one altered bit of ciphertext or tag is found out': () => {
    const { ciphertext, tag } = seal(plain);
    for (const at of [0, 500_000, ciphertext.length - 1]) {
      const altered = Buffer.from(ciphertext);
      altered[at] = (altered[at] ?? 0) ^ 0x80;
      const opening = startOpening(contentKey, iv);
      opening.update(altered);
      equal(opening.finish(tag), false);
    }
    const opening = startOpening(contentKey, iv);
    opening.update(ciphertext);
    equal(opening.finish(Buffer.from(tag.map((byte, at) => (at === 15 ? byte ^ 1 : byte)))), false);
  },
  'nothing at all has a tag too': () => {
    const { tag } = seal(new Uint8Array(0));
    equal(startOpening(contentKey, iv).finish(tag), true);
    equal(startOpening(contentKey, iv).finish(randomBytes(16)), false);
  },
  'a piece from any offset decrypts as it does in the whole': () => {
    const { ciphertext } = seal(plain);
    for (const offset of [0, 1, 15, 16, 17, 65_535, 65_536, 999_999])
      for (const length of [0, 1, 16, 31, 70_000]) {
        const piece = ciphertext.subarray(offset, offset + length);
        deepEqual(Buffer.from(decryptAt(contentKey, iv, offset, piece)), plain.subarray(offset, offset + length));
      }
  },
  'a piece beyond 32 bits of offset is counted right': () => {
    const offset = 5 * 2 ** 32 + 3;
    const counter = Buffer.concat([iv, Buffer.alloc(4)]);
    counter.writeUInt32BE(2 + Math.floor(offset / 16), 12);
    const cipher = createCipheriv('aes-256-ctr', contentKey, counter);
    cipher.update(Buffer.alloc(3));
    deepEqual(
      Buffer.from(decryptAt(contentKey, iv, offset, cipher.update(plain.subarray(0, 99)))),
      plain.subarray(0, 99),
    );
  },
  'what GCM cannot count is refused': () => {
    throws(() => decryptAt(contentKey, iv, longestPlain - 1, plain.subarray(0, 2)), RangeError);
    throws(() => decryptAt(contentKey, iv, -1, plain), RangeError);
    throws(() => decryptAt(contentKey, randomBytes(16), 0, plain), RangeError);
  },
  'a fingerprint tells key, number and every bit of a block': () => {
    const block = plain.subarray(0, 65_536);
    const key = newFingerprintKey();
    const taken = Buffer.from(fingerprintBlock(key, 7, block));
    equal(taken.length, 16);
    deepEqual(Buffer.from(fingerprintBlock(key, 7, Buffer.from(block))), taken);
    notDeepEqual(Buffer.from(fingerprintBlock(newFingerprintKey(), 7, block)), taken);
    notDeepEqual(Buffer.from(fingerprintBlock(key, 8, block)), taken);
    notDeepEqual(Buffer.from(fingerprintBlock(key, 7, block.subarray(1))), taken);
    for (const at of [0, 32_768, 65_535]) {
      const altered = Buffer.from(block);
      altered[at] = (altered[at] ?? 0) ^ 1;
      notDeepEqual(Buffer.from(fingerprintBlock(key, 7, altered)), taken);
    }
  },
  'SHA-256 in pieces is SHA-256 of the whole': () => {
    const hash = startSha256();
    hash.take(plain.subarray(0, 10));
    hash.take(plain.subarray(10));
    equal(hash.finish(), sha256(plain));
    equal(sha256(Buffer.from('abc')), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  },
  'what is sealed for a key opens with its private half alone, however often it is derived': () => {
    const secret = randomBytes(32);
    const forIt = sealingKeyOf(sealingKeyBytes(openingKeyFrom(secret, 'this')));
    for (const bytes of [plain, new Uint8Array(0)]) {
      const sealed = sealToKey(forIt, bytes);
      deepEqual(Buffer.from(openSealedToKey(sealed, openingKeyFrom(secret, 'this')) ?? [1]), Buffer.from(bytes));
      equal(openSealedToKey(sealed, openingKeyFrom(secret, 'that')), null);
      equal(openSealedToKey(sealed, openingKeyFrom(randomBytes(32), 'this')), null);
    }
  },
  'what is sealed for a key is another each time, and one altered bit of it is found out': () => {
    const key = openingKeyFrom(randomBytes(32), 'this');
    const forIt = createPublicKey(key);
    const [one, other] = [sealToKey(forIt, plain), sealToKey(forIt, plain)];
    notDeepEqual(one.sealed, other.sealed);
    for (const at of [0, 500_000, one.sealed.length - 1]) {
      const altered = Buffer.from(one.sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      equal(openSealedToKey({ ...one, sealed: altered }, key), null);
    }
    equal(openSealedToKey({ ...one, ephemeral: other.ephemeral }, key), null);
  },
  'wiping leaves zeros': () => {
    const secrets = [randomBytes(32), randomBytes(5)];
    wipe(...secrets);
    deepEqual(secrets, [Buffer.alloc(32), Buffer.alloc(5)]);
  },
  'what is discarded is gone at once, and only where it shares its memory with nobody': () => {
    const own = new Uint8Array(100).fill(7);
    discard(own);
    equal(own.length, 0);
    const shared = new Uint8Array(100).fill(7);
    discard(shared.subarray(0, 50));
    deepEqual(shared, new Uint8Array(100).fill(7, 50));
  },
};
