import type { OpenRecording } from '../contract.ts';
import { Failure, isFailure } from '../failure.ts';
import { type SealedAudio, startSealedAudio } from '../sealed/start-sealed-audio.ts';
import type { Peaks } from '../sealed/take-peaks.ts';
import { secondsOf } from '../sealed/wav-shape.ts';
import { fetchSealed } from './fetch-sealed.ts';
import { nameParties } from './name-parties.ts';
import { openPlayers } from './open-players.ts';
import { openRecording } from './open-recording.ts';
import type { Playback, PlaybackParts, Wanted } from './playback-parts.ts';
import { type Opener, sealedCache } from './sealed-cache.ts';
import { serveAudio } from './serve-audio.ts';

export type { Playback, PlaybackParts };

/** Somebody who stopped this close to the end, in seconds, has heard it: it begins at the start again. */
const asGoodAsHeard = 2;

/** Recordings heard from the cache, from archives or from Twilio, through one worker that alone sees content keys and plain audio. */
export function createPlayback(parts: PlaybackParts): Playback {
  const cache = sealedCache(parts.cacheFolder, parts.cacheLimit);
  const players = openPlayers(({ sid }) => {
    cache.release(sid);
    cache.trim();
  });
  const fetching = new Map<string, Promise<Opener>>();
  const underWay = new Map<string, Set<AbortController>>();
  let audio: SealedAudio | null = null;

  const sealedAudio = (): SealedAudio => {
    audio ??= startSealedAudio(parts.startWorker(), () => {
      audio = null;
      void players.closeAll();
    });
    return audio;
  };
  /** One fetch at a time per recording: who comes second waits for it, and a cancelled one is cancelled for both. */
  const fetchOnce = (from: PlaybackParts, wanted: Wanted, signal: AbortSignal): Promise<Opener> => {
    const { sid } = wanted.recording;
    const running = fetching.get(sid);
    if (running !== undefined) return running;
    const fetch = fetchSealed(from, cache, sealedAudio(), wanted, signal).finally(() => fetching.delete(sid));
    fetching.set(sid, fetch);
    return fetch;
  };
  const cancel = (sid: string) => {
    for (const controller of underWay.get(sid) ?? []) controller.abort();
  };

  const openNow = async (wanted: Wanted, signal: AbortSignal): Promise<OpenRecording> => {
    const { recording } = wanted;
    const { sid } = recording;
    cache.hold(sid);
    try {
      const service = sealedAudio();
      const fetch = () => fetchOnce(parts, wanted, signal);
      const opened = await openRecording(parts, cache, service, wanted, fetch, signal);
      const { handle, shape, peaks, source, archive, spoilt } = opened;
      const seconds = secondsOf(shape);
      const player = await players.add({ sid, seconds, shape, handle, audio: service });
      const position = parts.positions.read(sid);
      return {
        token: player.token,
        recording,
        seconds,
        channels: shape.channels,
        sampleRate: shape.sampleRate,
        peaks: rounded(peaks),
        parties: nameParties(recording, shape.channels),
        ...{ source, archive, spoilt: [...spoilt] },
        resumeAt: position > seconds - asGoodAsHeard ? 0 : position,
      };
    } catch (error) {
      cache.release(sid);
      throw signal.aborted ? new Failure('cancelled') : error;
    } finally {
      cache.trim();
    }
  };

  return {
    open: async (sid) => {
      const controller = new AbortController();
      const group = underWay.get(sid) ?? new Set();
      underWay.set(sid, group.add(controller));
      try {
        const wanted = await parts.describe(sid);
        if (wanted === null) throw new Failure('recording-unknown', { recording: sid });
        const deed = { what: 'hearing', account: wanted.recording.account, recording: sid } as const;
        return await parts.note(deed, () => openNow(wanted, controller.signal));
      } finally {
        group.delete(controller);
        if (group.size === 0) underWay.delete(sid);
      }
    },
    lend: async (elsewhere, wanted, signal, told, use) => {
      const { sid } = wanted.recording;
      const from: PlaybackParts = { ...parts, ...parts.lent, tell: ({ received }) => told(received) };
      const fetch = () => fetchOnce(from, wanted, signal);
      cache.hold(sid);
      try {
        for (;;) {
          try {
            const opened = await openRecording(from, cache, elsewhere, wanted, fetch, signal);
            return await use(opened).finally(() => elsewhere.close(opened.handle));
          } catch (error) {
            if (signal.aborted) throw new Failure('cancelled');
            // It waited for a fetch that somebody else called off.
            if (!isFailure(error, 'cancelled')) throw error;
          }
        }
      } finally {
        cache.release(sid);
        cache.trim();
      }
    },
    cancel,
    close: async (token, position) => {
      const player = players.find(token);
      if (player === null) return;
      parts.positions.write(player.sid, position);
      await players.close(token);
    },
    notePosition: (token, seconds) => {
      const player = players.find(token);
      if (player === null) throw new Failure('player-closed');
      parts.positions.write(player.sid, seconds);
    },
    closeAll: async () => {
      for (const sid of underWay.keys()) cancel(sid);
      await players.closeAll();
      await audio?.stop();
      cache.dropThisRun();
    },
    serveAudio: (request) => serveAudio(players, request),
    cacheState: cache.state,
    emptyCache: async () => cache.empty(),
  };
}

/** Three decimals are a thousandth of the waveform's height. */
const rounded = (peaks: Peaks) => peaks.map((values) => Array.from(values, (peak) => Math.round(peak * 1000) / 1000));
