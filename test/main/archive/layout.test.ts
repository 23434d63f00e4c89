import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  copyNames,
  isSafeName,
  manifestName,
  manifestPartition,
  pendingName,
  recordingNamed,
  signatureName,
} from '../../../main/archive/layout.ts';

const account = `AC${'a1'.repeat(16)}`;
const recording = `RE${'0b'.repeat(16)}`;
const startedAt = Date.UTC(2026, 10, 23, 23, 59, 59) / 1000;

test('a recording lies under its account and the UTC day of its start', () => {
  const folder = `recordings/account=${account}/year=2026/month=11/day=23`;
  expect(copyNames({ recording, account, startedAt })).toEqual({
    audio: `${folder}/${recording}.sealed`,
    envelope: `${folder}/${recording}.json`,
  });
});

test('an account in a further region has a place of its own, under a safe name', () => {
  const { audio } = copyNames({ recording, account: `${account}-ie1`, startedAt });
  expect(audio).toContain(`recordings/account=${account}-ie1/`);
  expect([isSafeName(audio), recordingNamed(audio)?.recording]).toEqual([true, recording]);
});

test('manifests lie by month, their signatures where engines do not look', () => {
  const partition = manifestPartition({ account, startedAt });
  expect(partition).toBe(`manifests/account=${account}/year=2026/month=11/`);
  expect(manifestName(partition, 'b', 1)).toBe(`${partition}b.jsonl`);
  expect(manifestName(partition, 'b', 2)).toBe(`${partition}b-2.jsonl`);
  expect(signatureName(`${partition}b.jsonl`, new Uint8Array(32))).toBe(`${partition}_b.jsonl.66687aadf862bd77.sig`);
});

const hexDigit = fc.constantFrom(...'0123456789abcdefABCDEF');
const sid = fc.array(hexDigit, { minLength: 32, maxLength: 32 }).map((digits) => `RE${digits.join('')}`);

test('SIDs that differ in case only have names that differ in more, and every name leads back to its SID', () => {
  fc.assert(
    fc.property(sid, (one) => {
      const other = `RE${one.slice(2).toLowerCase()}`;
      const names = copyNames({ recording: one, account, startedAt });
      const others = copyNames({ recording: other, account, startedAt });
      if (one !== other) expect(names.audio.toLowerCase()).not.toBe(others.audio.toLowerCase());
      expect(recordingNamed(names.audio)).toEqual({ recording: one, part: 'audio' });
      expect(recordingNamed(names.envelope)).toEqual({ recording: one, part: 'envelope' });
      expect(isSafeName(names.audio)).toBe(true);
      expect(isSafeName(pendingName(one, '0'.repeat(64)))).toBe(true);
    }),
  );
});

test.each([
  '',
  '.',
  '..',
  '../outside',
  'recordings/../../outside',
  '/etc/passwd',
  'C:/x',
  'a//b',
  'a/',
  'a\\b',
  'con',
  'a/NUL.json',
  'trailing.',
  'sp ace',
  '.hidden',
  'ü',
  'a\0b',
  `${'a/'.repeat(200)}b`,
])('%j is no name of an archive', (name) => {
  expect(isSafeName(name)).toBe(false);
});
