/** The frames of an MP3 by their headers (ISO 11172-3 and 13818-3, MPEG 2.5 by its usual reading). Throws where one does not follow another. */
export type Mp3Frames = {
  readonly frames: number;
  readonly sampleRate: number;
  readonly channels: number;
  readonly kilobits: number;
  readonly seconds: number;
};

const rates = [44100, 48000, 32000];
const kilobitsOfOne = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const kilobitsOfTwo = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

export function walkMp3(bytes: Buffer): Mp3Frames {
  let frames = 0;
  let found: Omit<Mp3Frames, 'frames' | 'seconds'> | null = null;
  let samples = 0;
  for (let at = 0; at < bytes.length; frames += 1) {
    const header = bytes.readUInt32BE(at);
    const version = (header >>> 19) & 3;
    if (header >>> 21 !== 0x7ff || version === 1 || ((header >>> 17) & 3) !== 1) throw new Error(`no frame at ${at}`);
    const divisor = { 3: 1, 2: 2, 0: 4 }[version] ?? 1;
    const sampleRate = (rates[(header >>> 10) & 3] ?? Number.NaN) / divisor;
    const kilobits = (version === 3 ? kilobitsOfOne : kilobitsOfTwo)[(header >>> 12) & 15] ?? Number.NaN;
    const channels = ((header >>> 6) & 3) === 3 ? 1 : 2;
    const length = version === 3 ? 1152 : 576;
    found ??= { sampleRate, channels, kilobits };
    if (found.sampleRate !== sampleRate || found.channels !== channels) throw new Error(`another sound at ${at}`);
    at += Math.floor(((length / 8) * kilobits * 1000) / sampleRate) + ((header >>> 9) & 1);
    if (at > bytes.length) throw new Error('the last frame is cut');
    samples += length;
  }
  if (found === null) throw new Error('no frames');
  return { ...found, frames, seconds: samples / found.sampleRate };
}
