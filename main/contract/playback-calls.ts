import { z } from 'zod';
import { failure } from '../failure.ts';
import { recording, recordingSid } from '../recording.ts';
import { call, nothing } from './words.ts';

/** Hearing recordings. */

const openRecording = z.object({
  token: z.string(),
  recording,
  seconds: z.number(),
  channels: z.int(),
  sampleRate: z.int(),
  /** Per channel: lowest and highest sample of each stretch in turn, -1 to 1. Taken from the audio, so kept in memory only. */
  peaks: z.array(z.array(z.number())),
  /** Who is on each channel: the caller's side first on a two-party call; null where it cannot be said. */
  parties: z.array(z.string().nullable()),
  /** Where the sound is taken from; `archive` is what that archive is called. */
  source: z.enum(['cache', 'archive', 'twilio']),
  archive: z.string().nullable(),
  /** Copies that were found not to be sound on the way, by their archive's name. */
  spoilt: z.array(z.object({ archive: z.string(), failure })),
  resumeAt: z.number(),
});
export type OpenRecording = z.infer<typeof openRecording>;

export const playbackCalls = {
  'playback.open': call(z.object({ sid: recordingSid }), openRecording),
  'playback.close': call(z.object({ token: z.string(), position: z.number().min(0) }), nothing),
  'playback.note-position': call(z.object({ token: z.string(), position: z.number().min(0) }), nothing),
  'playback.cancel': call(z.object({ sid: recordingSid }), nothing),
} as const;
