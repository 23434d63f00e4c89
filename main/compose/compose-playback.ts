import { join } from 'node:path';
import type { Bandwidth } from '../batch/limit-bandwidth.ts';
import type { World } from '../compose.ts';
import type { RecordHandle } from '../database/open-record.ts';
import { readPosition, writePosition } from '../database/position-rows.ts';
import type { KeyRing } from '../keys/create-key-ring.ts';
import { createPlayback, type Playback, type PlaybackParts } from '../playback/create-playback.ts';
import type { IndexReader } from '../recordings/start-index-reader.ts';
import { readSettings } from '../settings.ts';
import { startWorker } from '../start-worker.ts';

/** Hearing, with its cache in the profile and the places where one left off in the record. */
export function composePlayback(parts: {
  profile: string;
  record: RecordHandle;
  index: IndexReader;
  keyRing: KeyRing;
  copiesOf: PlaybackParts['copiesOf'];
  fetchMedia: PlaybackParts['fetchMedia'];
  bandwidth: Bandwidth;
  sealFor: PlaybackParts['sealFor'];
  note: PlaybackParts['note'];
  tell: World['tell'];
  now: () => number;
}): Playback {
  const { profile, record, index, keyRing, copiesOf, fetchMedia, bandwidth, sealFor, note, tell, now } = parts;
  return createPlayback({
    cacheFolder: join(profile, 'cache'),
    cacheLimit: () => readSettings(record).cacheLimit,
    startWorker: () => startWorker('sealed-audio'),
    describe: index.details,
    copiesOf,
    fetchMedia,
    lent: {
      fetchMedia: async (recording, signal) => bandwidth.through(await fetchMedia(recording, signal), signal),
      copiesOf: async (sid) =>
        (await copiesOf(sid)).map((copy) => ({
          ...copy,
          read: (signal: AbortSignal) => bandwidth.slowly(copy.read(signal), signal),
        })),
    },
    unwrap: keyRing.unwrapToHear,
    sealFor,
    positions: {
      read: (sid) => readPosition(record, sid),
      write: (sid, seconds) => writePosition(record, sid, seconds, now()),
    },
    note,
    tell: (progress) => tell('playback.fetching', progress),
  });
}
