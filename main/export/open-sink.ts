import { wipe } from '../crypto/wipe.ts';
import type { Encoder } from '../encoders/encoder.ts';
import { Failure } from '../failure.ts';
import type { PlainFormat } from '../sealed/sealed-audio-messages.ts';
import { frameBytes, type WavShape } from '../sealed/wav-shape.ts';
import { integerBits, readIntegers, readPlanes } from './read-samples.ts';

/** What plain bytes are made into on their way to a file: `take` gives what is to be written of them. */
export type Sink = {
  readonly take: (plain: Uint8Array) => Uint8Array;
  readonly finish: () => { readonly tail: Uint8Array; readonly head: Uint8Array };
  readonly close: () => void;
};

const asItWas: Sink = {
  take: (plain) => plain,
  finish: () => ({ tail: new Uint8Array(0), head: new Uint8Array(0) }),
  close: () => {},
};

/** Encoders are loaded when they are first wanted. Fails with export-format-unfit {format, channels, bits}. */
export async function openSink(shape: WavShape, format: PlainFormat): Promise<Sink> {
  if (format === 'wav') return asItWas;
  const { channels, sampleRate, dataLength } = shape;
  const unfit = () =>
    new Failure('export-format-unfit', { format: format.toUpperCase(), channels, bits: shape.bitsPerSample });
  const sound = { channels, sampleRate, frames: dataLength / frameBytes(shape) };
  if (format === 'mp3') {
    const { mp3Keeps, openMp3 } = await import('../encoders/open-mp3.ts');
    if (!mp3Keeps(channels)) throw unfit();
    return encoding(
      await openMp3(sound),
      (plain) => readPlanes(shape, plain),
      (planes) => wipeSamples(...planes),
    );
  }
  const { flacKeeps, openFlac } = await import('../encoders/open-flac.ts');
  const bits = integerBits(shape);
  if (bits === null || !flacKeeps(channels, bits)) throw unfit();
  return encoding(await openFlac(sound, bits), (plain) => readIntegers(shape, plain), wipeSamples);
}

function encoding<Samples>(
  encoder: Encoder<Samples>,
  read: (plain: Uint8Array) => Samples,
  forget: (samples: Samples) => void,
): Sink {
  return {
    take: (plain) => {
      const samples = read(plain);
      const bytes = encoder.encode(samples);
      forget(samples);
      return bytes;
    },
    finish: encoder.finish,
    close: encoder.close,
  };
}

function wipeSamples(...samples: readonly (Int32Array | Float32Array)[]): void {
  for (const { buffer } of samples) wipe(new Uint8Array(buffer));
}
