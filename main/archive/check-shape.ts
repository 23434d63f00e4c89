import { Failure } from '../failure.ts';
import { secondsOf, type WavShape } from '../sealed/wav-shape.ts';

/** Fails with audio-damaged {check} when a WAV has other channels than Twilio told, or is more than a second off in length. */
export function checkShape(
  recording: string,
  told: { readonly duration: number | null; readonly channels: number | null },
  shape: WavShape,
): void {
  if (told.channels !== null && told.channels !== shape.channels)
    throw new Failure('audio-damaged', { recording, check: 'channels' });
  if (told.duration !== null && Math.abs(secondsOf(shape) - told.duration) > 1)
    throw new Failure('audio-damaged', { recording, check: 'duration' });
}
