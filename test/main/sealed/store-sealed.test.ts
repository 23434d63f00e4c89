import { createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { type Seal, storeSealed } from '../../../main/sealed/store-sealed.ts';
import { riff, sealAsTwilio, wav } from './make-sound.ts';

const folder = mkdtempSync(join(tmpdir(), 'koekura-store-'));
const path = join(folder, 'recording.sealed');
afterAll(() => rmSync(folder, { recursive: true }));

const freshSeal = () => ({ contentKey: randomBytes(32), iv: randomBytes(12) });
const store = (bytes: Uint8Array, seal: Seal, cut = 65_536) => {
  const storing = storeSealed(path, seal);
  try {
    for (let at = 0; at < bytes.length; at += cut) storing.take(new Uint8Array(bytes.subarray(at, at + cut)));
    return storing.finish();
  } catch (error) {
    storing.abandon();
    throw error;
  }
};

test('plain media is sealed so that any AES-256-GCM opens it, however it arrived', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), fc.integer({ min: 1, max: 6000 }), (sound, cut) => {
      const seal = freshSeal();
      const key = Buffer.from(seal.contentKey);
      const plain = wav(sound);
      const stored = store(plain, seal, cut);
      const file = readFileSync(path);
      expect(stored).toEqual({ size: plain.length + 16, sha256: sha256(file) });
      const decipher = createDecipheriv('aes-256-gcm', key, seal.iv);
      decipher.setAuthTag(file.subarray(-16));
      expect(Buffer.concat([decipher.update(file.subarray(0, -16)), decipher.final()]).equals(plain)).toBe(true);
    }),
  );
});

test('sealed media is stored byte for byte, however it arrived', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), fc.integer({ min: 1, max: 6000 }), (plain, cut) => {
      const { sealed } = sealAsTwilio(plain);
      expect(store(sealed, null, cut)).toEqual({ size: sealed.length, sha256: sha256(sealed) });
      expect(readFileSync(path).equals(sealed)).toBe(true);
    }),
  );
});

const xml = '<?xml version="1.0"?><TwilioResponse><RestException><Code>20404</Code></RestException></TwilioResponse>';
const html = '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>';

test.each<[string, Uint8Array, 'plain' | 'sealed', { found: string; bytes?: number }]>([
  ['XML instead of plain sound', Buffer.from(xml), 'plain', { found: 'xml', bytes: xml.length }],
  ['XML instead of sealed sound', Buffer.from(xml), 'sealed', { found: 'xml', bytes: xml.length }],
  ['HTML instead of plain sound', Buffer.from(html), 'plain', { found: 'html' }],
  ['HTML instead of sealed sound', Buffer.from(html), 'sealed', { found: 'html' }],
  ['a short HTML page', Buffer.from('<html>no</html>.'), 'sealed', { found: 'html', bytes: 16 }],
  ['JSON', Buffer.from('{"code":20404,"message":"not found"}'), 'sealed', { found: 'json' }],
  ['ciphertext for a plain recording', randomBytes(500), 'plain', { found: 'unknown' }],
  ['an MP3', Buffer.from(`ID3\x04${'x'.repeat(100)}`), 'plain', { found: 'other-sound' }],
  ['plain sound for a sealed recording', wav(randomBytes(500)), 'sealed', { found: 'wav' }],
  ['nothing for a plain recording', Buffer.alloc(0), 'plain', { found: 'unknown', bytes: 0 }],
  ['nothing for a sealed recording', Buffer.alloc(0), 'sealed', { found: 'too short', bytes: 0 }],
  ['less than a tag', randomBytes(15), 'sealed', { found: 'too short', bytes: 15 }],
])('%s is not audio, and nothing of it stays', (_, bytes, kind, facts) => {
  rmSync(path, { force: true });
  for (const cut of [1, 7, 65_536])
    expect(() => store(bytes, kind === 'plain' ? freshSeal() : null, cut)).toThrow(
      expect.objectContaining({ code: 'media-not-audio', facts: expect.objectContaining({ found: facts.found }) }),
    );
  expect(readdirSync(folder)).toEqual([]);
});

test('plain sound taken for sealed is not even written to the unfinished file', () => {
  const storing = storeSealed(path, null);
  expect(() => storing.take(wav(randomBytes(200_000)))).toThrow();
  expect(statSync(`${path}.part`).size).toBe(0);
  storing.abandon();
});

test('an unfinished file holds ciphertext only, and giving up leaves none', () => {
  const canary = Buffer.from('a canary sings in this recording');
  const storing = storeSealed(path, freshSeal());
  storing.take(Buffer.from(riff([{ name: 'junk', body: Buffer.concat(Array(5000).fill(canary)) }])));
  const part = readFileSync(`${path}.part`);
  expect(part.length).toBeGreaterThan(100_000);
  expect(part.includes(canary)).toBe(false);
  storing.abandon();
  expect(existsSync(`${path}.part`)).toBe(false);
});

test('what was handed over is gone', () => {
  const storing = storeSealed(path, freshSeal());
  const bytes = new Uint8Array(wav(randomBytes(1000)));
  storing.take(bytes);
  expect(bytes).toHaveLength(0);
  storing.abandon();
});

test('the file can be read by its owner only', () => {
  store(wav(randomBytes(100)), freshSeal());
  expect(statSync(path).mode & 0o077).toBe(0);
});
