import type { SimulatedRecording } from '../world/recording-at.ts';
import type { Ask } from './route.ts';

/** The recording a path names; null when it is not there, or no longer shown. */
export function namedRecording(ask: Ask, sid: string, softDeletedToo: boolean): SimulatedRecording | null {
  const { world } = ask.tenant;
  const number = world.recordingNumber(sid);
  if (number === null) return null;
  const recording = world.recording(number);
  const isRemoved = world.removedAt(recording) !== null;
  if (isRemoved && (!softDeletedToo || world.isForgotten(recording, ask.simulation.clock.now()))) return null;
  return recording;
}
