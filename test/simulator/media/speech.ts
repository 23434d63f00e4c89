import { readFileSync } from 'node:fs';
import { sampleRate } from './wav-header.ts';

/** A conversation to be repeated: samples of the mixture, and of both lanes interleaved (caller first, as at Twilio). */
export type Speech = { readonly mono: Buffer; readonly twoChannel: Buffer };

const turns = ['agent-1', 'caller-1', 'agent-2', 'caller-2', 'agent-3', 'caller-3'];
const pause = sampleRate * 0.4;

/** Our own files (speech/make-speech.sh) have the canonical 44-byte header. */
function samplesOf(name: string): Int16Array {
  const file = readFileSync(new URL(`../speech/${name}.wav`, import.meta.url));
  return new Int16Array(file.buffer.slice(file.byteOffset + 44, file.byteOffset + file.length));
}

/** Lays the turns end to end, so that one lane is silent while the other speaks. */
export function readSpeech(): Speech {
  const spoken = turns.map((name) => ({ lane: name.startsWith('caller') ? 0 : 1, samples: samplesOf(name) }));
  const frames = spoken.reduce((sum, { samples }) => sum + samples.length + pause, 0);
  const mono = new Int16Array(frames);
  const twoChannel = new Int16Array(frames * 2);
  let at = 0;
  for (const { lane, samples } of spoken) {
    mono.set(samples, at);
    samples.forEach((sample, offset) => {
      twoChannel[(at + offset) * 2 + lane] = sample;
    });
    at += samples.length + pause;
  }
  return { mono: Buffer.from(mono.buffer), twoChannel: Buffer.from(twoChannel.buffer) };
}
