import { Failure } from '../failure.ts';
import type { Recording } from '../recording.ts';
import { secondsOf, type WavShape } from './wav-shape.ts';

/**
 * Plain media has no tag: it was cut when its own header and Twilio's metadata both say that there is more of it. Fails
 * with audio-damaged {check: 'length'} then.
 */
export function refuseCut({ sid, duration }: Pick<Recording, 'sid' | 'duration'>, shape: WavShape): void {
  const { missing, dataOffset, dataLength } = shape;
  if (missing === 0 || duration === null || secondsOf(shape) >= duration - 1) return;
  const foundBytes = dataOffset + dataLength;
  throw new Failure('audio-damaged', {
    recording: sid,
    check: 'length',
    expectedBytes: foundBytes + missing,
    foundBytes,
  });
}
