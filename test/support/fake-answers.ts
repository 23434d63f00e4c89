import { Failure } from '../../main/failure.ts';
import type { Recording } from '../../main/recording.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';
import { mix, sampleKeySids, sampleRecording } from './fake-recordings.ts';
import { type Found, queryRecordings } from './query-recordings.ts';

type Ours = Pick<
  Answers,
  {
    [Name in keyof Answers]: Name extends `${'recordings' | 'playback' | 'cache'}.${string}` ? Name : never;
  }[keyof Answers]
>;

/** Seconds of sound every recording of the fake has. */
export const soundSeconds = 24;

/** Loudness from 0 to 1 at `part` (0 to 1) of `channel`: the two sides of a call take turns. */
export function loudness(part: number, channel: number): number {
  const turn = Math.floor(part * 9) % 2 === channel % 2;
  const syllable = 0.55 + 0.45 * Math.sin(part * 190 + channel);
  return turn ? syllable * (0.35 + (mix(Math.floor(part * 60)) % 60) / 100) : 0.02;
}

function peaksOf(channel: number): number[] {
  const stretches = 1000;
  return Array.from({ length: stretches }, (_, n) => loudness(n / stretches, channel)).flatMap((l) => [-l, l * 0.94]);
}

/** Recordings, playback and cache of the fake. */
export function answerRecordings(scene: Scene, emit: Emit): Ours {
  let cached = { bytes: 184_320_000, recordings: 37 };
  let last: { readonly key: string; readonly found: Found } | undefined;

  function found(filter: Parameters<typeof queryRecordings>[1], order: Parameters<typeof queryRecordings>[2]): Found {
    const key = JSON.stringify([filter, order]);
    if (last?.key !== key) last = { key, found: queryRecordings(scene.rows, filter, order) };
    return last.found;
  }
  function bySid(sid: string): Recording {
    for (let index = 0; index < Math.min(scene.rows, 20_000); index++) {
      const row = sampleRecording(index);
      if (row.sid === sid) return row;
    }
    throw new Failure('recording-unknown');
  }
  const byTime = { by: 'time', descending: true } as const;
  const counted = (column: 'direction' | 'source' | 'status' | 'keySid') => {
    const counts = new Map<string, number>();
    for (let index = 0; index < Math.min(scene.rows, 2_000); index++) {
      const value = sampleRecording(index)[column];
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  };

  return {
    'recordings.page': ({ filter, order, offset, limit }) => {
      const { matching, seconds, rows } = found(filter, order);
      return { rows: rows(offset, offset + limit), matching, seconds, revision: 1 };
    },
    'recordings.ids': ({ filter, order, offset, limit }) => ({
      ids: found(filter, order)
        .rows(offset, offset + limit)
        .map((row) => row.id),
    }),
    'recordings.details': ({ sid }) => ({ recording: bySid(sid), seenAt: bySid(sid).createdAt + 900 }),
    'recordings.totals': (selection) => {
      if (selection.kind === 'all') {
        const { matching, seconds } = found(selection.filter, byTime);
        return { count: matching - selection.except.length, seconds };
      }
      const rows = selection.ids.slice(0, 20_000).map((id) => sampleRecording(2_000_000_000 - id));
      return { count: selection.ids.length, seconds: rows.reduce((sum, row) => sum + (row.duration ?? 0), 0) };
    },
    'recordings.facets': () => ({
      directions: counted('direction'),
      sources: counted('source'),
      statuses: counted('status'),
      keySids: counted('keySid'),
      total: scene.rows,
    }),
    'recordings.copy-sid': () => ({}),

    'playback.open': ({ sid }) => {
      const recording = bySid(sid);
      if (recording.status === 'absent') throw new Failure('recording-absent', { errorCode: recording.errorCode ?? 0 });
      if (recording.status === 'deleted') throw new Failure('recording-gone');
      if (recording.whereabouts === 'elsewhere') throw new Failure('recording-elsewhere');
      if (recording.duration === null) throw new Failure('recording-unfinished', { status: recording.status });
      if (recording.keySid === sampleKeySids.missing) throw new Failure('key-missing', { keySid: recording.keySid });
      emit('playback.fetching', { sid, received: 300_000, expected: 380_000 });
      const channels = recording.channels ?? 1;
      return {
        token: `sound-${channels}`,
        recording,
        seconds: soundSeconds,
        channels,
        sampleRate: 8000,
        peaks: Array.from({ length: channels }, (_, channel) => peaksOf(channel)),
        parties: channels === 2 ? [recording.from, recording.to] : [null],
        ...{ source: 'twilio' as const, archive: null, spoilt: [] },
        resumeAt: recording.duration > 300 ? 7 : 0,
      };
    },
    'playback.close': () => ({}),
    'playback.note-position': () => ({}),
    'playback.cancel': () => ({}),

    'cache.state': () => ({ ...cached, limit: 2_000_000_000 }),
    'cache.empty': () => {
      cached = { bytes: 0, recordings: 0 };
      return {};
    },
  };
}
