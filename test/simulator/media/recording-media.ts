import type { FaultBoard } from '../faults/fault-board.ts';
import { sealingOf, type Tenant } from '../tenant.ts';
import { contentKey, ivOf } from '../world/content-keys.ts';
import { draw } from '../world/mix.ts';
import type { SimulatedRecording } from '../world/recording-at.ts';
import { altered, type ByteStream, bytesOf, cutOut, joined, repeated } from './byte-stream.ts';
import { sealed } from './seal.ts';
import { readSpeech, type Speech } from './speech.ts';
import { bytesPerFrame, sampleRate, wavHeader } from './wav-header.ts';

let speech: Speech | null = null;

/** The samples a test put in place of the speech of this recording; null for every other. */
function canaryOf(recording: SimulatedRecording, faults: FaultBoard): Buffer | null {
  const [sid, base64] = (faults.text('media-canary') ?? '').split(':');
  if (sid !== recording.sid || !base64) return null;
  const canary = Buffer.from(base64, 'base64');
  return canary.length > 0 ? canary : null;
}

/** The recording as a WAV of exactly `duration` seconds, beginning somewhere in the conversation. */
function plainMedia(recording: SimulatedRecording, channels: 1 | 2, seed: number, faults: FaultBoard): ByteStream {
  speech ??= readSpeech();
  const dataBytes = recording.duration * sampleRate * bytesPerFrame(channels);
  const header = bytesOf(wavHeader(channels, dataBytes, faults.isOn('media-wav-chunks')));
  const canary = canaryOf(recording, faults);
  if (canary) return joined(header, repeated(canary, 0, dataBytes));
  const loop = channels === 1 ? speech.mono : speech.twoChannel;
  const frames = loop.length / bytesPerFrame(channels);
  const offset = (draw(seed, recording.number, 50) % frames) * bytesPerFrame(channels);
  return joined(header, repeated(loop, offset, dataBytes));
}

/** What Twilio stores: sealed when the recording is encrypted, and altered in the middle when it is the damaged one. */
export function storedMedia(
  tenant: Tenant,
  recording: SimulatedRecording,
  channels: 1 | 2,
  faults: FaultBoard,
): ByteStream {
  const { seed } = tenant.world.plan;
  const plain = plainMedia(recording, channels, seed, faults);
  const sealing = sealingOf(tenant, recording, faults);
  const stored = sealing
    ? sealed(plain, contentKey(seed, sealing.pool, sealing.number), ivOf(seed, recording.number))
    : plain;
  return recording.damaged ? altered(stored, Math.floor(stored.length / 2)) : stored;
}

/** With the faults that befall bytes on their way, in this order: altered, then shortened. */
export function sentMedia(stored: ByteStream, faults: FaultBoard): ByteStream {
  const which = faults.text('media-altered');
  const position = which === 'first' ? 0 : which === 'last' ? stored.length - 1 : Math.floor(stored.length / 2);
  const changed = which === null ? stored : altered(stored, position);
  const length = faults.count('media-short');
  return length === null ? changed : cutOut(changed, 0, length);
}
