import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  addWrap,
  makeArchiveEnvelope,
  parseArchiveEnvelope,
  writeArchiveEnvelope,
} from '../../../main/archive/archive-envelope.ts';
import { recordingWith } from '../playback/set-up-playback.ts';

const recording = recordingWith(`RE${'0b'.repeat(16)}`);
const [iv, encryptedContentKey] = [randomBytes(12), randomBytes(256)];
const opens = 'ab'.repeat(32);
const bytes = makeArchiveEnvelope({
  recording,
  wraps: [{ key: `CR${'2'.repeat(32)}`, opens: null, encryptedContentKey }],
  iv,
  size: 1016,
  sha256: 'cd'.repeat(32),
  sealedBy: 'twilio',
  madeAt: 1_795_000_000,
});
const form = () => JSON.parse(Buffer.from(bytes).toString('utf8'));
const parse = (changed: unknown) => parseArchiveEnvelope(Buffer.from(JSON.stringify(changed)));

test('what is written is read again, times as seconds, and stands there in UTC and as it was held', () => {
  const { sid, account, startedAt, from, to } = recording;
  const envelope = parseArchiveEnvelope(bytes);
  expect(envelope).toMatchObject({ recording: sid, account, size: 1016, sealedBy: 'twilio' });
  expect(envelope.metadata).toMatchObject({ startedAt, from, to, price: null });
  expect(Buffer.compare(envelope.iv, iv)).toBe(0);
  expect(form().metadata).toMatchObject({ startedAt: '2026-09-21T14:13:20Z', startedAtSeconds: startedAt });
  expect(form().audio.plain).toEqual({ size: 1000, mediaType: 'audio/x-wav' });
});

test('a wrap is added; what is not known here stays, and no other wrap is dropped', () => {
  const later = { ...form(), later: { a: [1] }, audio: { ...form().audio, note: 'x' } };
  later.wraps[0].hint = 'smart card';
  const added = addWrap(parse(later), { key: opens, opens, encryptedContentKey: randomBytes(512) });
  const written = JSON.parse(Buffer.from(writeArchiveEnvelope(added)).toString('utf8'));
  expect(written).toMatchObject({
    later: { a: [1] },
    audio: { note: 'x' },
    wraps: [{ hint: 'smart card' }, { key: opens }],
  });
  const again = addWrap(added, { key: opens, opens, encryptedContentKey });
  expect(again.wraps.map(({ key }) => key)).toEqual([`CR${'2'.repeat(32)}`, opens]);
});

test('a later version is refused as such', () => {
  expect(() => parse({ ...form(), version: 2 })).toThrow(
    expect.objectContaining({ code: 'archive-newer', facts: { version: 2 } }),
  );
});

test.each<[string, (changed: ReturnType<typeof form>) => void, string]>([
  [
    'another format',
    (f) => {
      f.format = 'x';
    },
    'format',
  ],
  [
    'a version of old',
    (f) => {
      f.version = 0;
    },
    'version',
  ],
  [
    'no SID of a recording',
    (f) => {
      f.recording = 'RE1';
    },
    'recording',
  ],
  [
    'an account that is a path',
    (f) => {
      f.account = '../..';
    },
    'account',
  ],
  [
    'no wraps',
    (f) => {
      f.wraps = [];
    },
    'wraps',
  ],
  ['two wraps for one key', (f) => void f.wraps.push(f.wraps[0]), 'wraps'],
  [
    'a wrap that is too short',
    (f) => {
      f.wraps[0].encryptedContentKey = 'AAAA';
    },
    'wraps.0.encryptedContentKey',
  ],
  [
    'another padding',
    (f) => {
      f.wraps[0].algorithm = 'RSA1_5';
    },
    'wraps.0.algorithm',
  ],
  [
    'another cipher',
    (f) => {
      f.audio.algorithm = 'AES-128-CBC';
    },
    'audio.algorithm',
  ],
  [
    'an IV of 16 bytes',
    (f) => {
      f.audio.iv = Buffer.alloc(16).toString('base64');
    },
    'audio.iv',
  ],
  [
    'a size smaller than a tag',
    (f) => {
      f.audio.size = 15;
    },
    'audio.size',
  ],
  [
    'a hash in capitals',
    (f) => {
      f.audio.sha256 = 'CD'.repeat(32);
    },
    'audio.sha256',
  ],
  [
    'a local time',
    (f) => {
      f.metadata.startedAt = '2026-09-21T14:13:20+09:00';
    },
    'metadata.startedAt',
  ],
  [
    'a duration in words',
    (f) => {
      f.metadata.duration = 'long';
    },
    'metadata.duration',
  ],
])('an envelope with %s is malformed', (_, change, field) => {
  const changed = form();
  change(changed);
  expect(() => parse(changed)).toThrow(expect.objectContaining({ code: 'envelope-malformed', facts: { field } }));
});

test.each([['', 'x', '[]', 'null', '{}', '"RE"'].map((text) => [text])].flat())('%j is no envelope', (text) => {
  expect(() => parseArchiveEnvelope(Buffer.from(text))).toThrow(
    expect.objectContaining({ code: 'envelope-malformed' }),
  );
});
