import { expect, test } from 'vitest';
import type { Recording } from '../../../main/recording.ts';
import { refuseUnplayable } from '../../../main/sealed/refuse-unplayable.ts';
import { recordingWith } from '../playback/set-up-playback.ts';

const sid = `RE${'0'.repeat(32)}`;

test.each<[string, Partial<Recording>, string]>([
  ['in progress', { status: 'in-progress' }, 'recording-unfinished'],
  ['paused', { status: 'paused' }, 'recording-unfinished'],
  ['stopped', { status: 'stopped' }, 'recording-unfinished'],
  ['processed', { status: 'processing', whereabouts: 'nowhere' }, 'recording-unfinished'],
  ['absent', { status: 'absent', whereabouts: 'nowhere' }, 'recording-absent'],
  ['failed', { status: 'failed' }, 'recording-absent'],
  ['deleted', { status: 'deleted', whereabouts: 'nowhere' }, 'recording-gone'],
  ['kept elsewhere', { whereabouts: 'elsewhere' }, 'recording-elsewhere'],
  ['nowhere', { whereabouts: 'nowhere' }, 'recording-gone'],
])('a recording %s is refused in its own words', (_, change, code) => {
  expect(() => refuseUnplayable({ ...recordingWith(sid), ...change })).toThrow(expect.objectContaining({ code }));
});

test('why it is absent is told', () => {
  const absent = { ...recordingWith(sid), status: 'absent', errorCode: 16102 };
  expect(() => refuseUnplayable(absent)).toThrow(
    expect.objectContaining({ facts: { recording: sid, status: 'absent', errorCode: 16102 } }),
  );
});

test.each(['completed', 'a status of the future'])('a recording that is %s is asked for', (status) => {
  expect(() => refuseUnplayable({ ...recordingWith(sid), status })).not.toThrow();
});
