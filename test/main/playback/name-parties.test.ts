import { expect, test } from 'vitest';
import { nameParties } from '../../../main/playback/name-parties.ts';
import type { Recording } from '../../../main/recording.ts';
import { recordingWith } from './set-up-playback.ts';

const known = recordingWith(`RE${'0'.repeat(32)}`);

test.each<[string, Partial<Recording>, number, (string | null)[]]>([
  ['a two-party call on two channels', {}, 2, [known.from, known.to]],
  ['a call nobody knows the parties of', { from: null, to: null }, 2, [null, null]],
  ['everybody on one channel', {}, 1, [null]],
  ['a conference', { conference: `CF${'0'.repeat(32)}` }, 2, [null, null]],
  ['a conference by its source', { source: 'StartConferenceRecordingAPI' }, 2, [null, null]],
  ['more channels than parties', {}, 3, [null, null, null]],
])('%s', (_, change, channels, parties) => {
  expect(nameParties({ ...known, ...change }, channels)).toEqual(parties);
});
