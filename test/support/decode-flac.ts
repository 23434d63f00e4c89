/** What a FLAC stream holds, by RFC 9639: enough of a decoder to prove what our encoder wrote. */
export type DecodedFlac = {
  readonly sampleRate: number;
  readonly channels: number;
  readonly bits: number;
  readonly frames: number;
  readonly md5: string;
  /** Interleaved. */
  readonly samples: Int32Array;
};

export function decodeFlac(bytes: Buffer): DecodedFlac {
  if (bytes.toString('latin1', 0, 4) !== 'fLaC' || ((bytes[4] ?? 0) & 0x7f) !== 0) throw new Error('no FLAC');
  const info = bitReader(bytes, 8);
  info.skip(16 + 16 + 24 + 24);
  const sampleRate = info.take(20);
  const channels = info.take(3) + 1;
  const bits = info.take(5) + 1;
  const frames = info.take(36);
  const md5 = bytes.toString('hex', 8 + 18, 8 + 34);
  let at = 4;
  for (let last = false; !last; ) {
    last = ((bytes[at] ?? 0) & 0x80) !== 0;
    at += 4 + bytes.readUIntBE(at + 1, 3);
  }
  const samples = new Int32Array(frames * channels);
  for (let done = 0; done < frames; ) {
    const { lanes, end } = readFrame(bytes, at, channels, bits);
    for (const [channel, lane] of lanes.entries())
      for (const [index, sample] of lane.entries()) samples[(done + index) * channels + channel] = sample;
    done += lanes[0]?.length ?? 0;
    at = end;
  }
  return { sampleRate, channels, bits, frames, md5, samples };
}

function readFrame(bytes: Buffer, at: number, channels: number, bits: number) {
  const reader = bitReader(bytes, at);
  if (reader.take(14) !== 0x3ffe) throw new Error('no frame');
  reader.skip(2);
  const sizeCode = reader.take(4);
  const rateCode = reader.take(4);
  const assignment = reader.take(4);
  reader.skip(4);
  for (let ahead = leadingOnes(reader.take(8)) - 1; ahead > 0; ahead -= 1) reader.skip(8);
  const size = blockSize(sizeCode, reader);
  reader.skip(({ 12: 8, 13: 16, 14: 16 } as Record<number, number>)[rateCode] ?? 0);
  reader.skip(8);
  const side = { 8: 1, 9: 0, 10: 1 }[assignment];
  const lanes = Array.from({ length: channels }, (_, channel) =>
    readSubframe(reader, size, bits + (channel === side ? 1 : 0)),
  );
  unjoin(assignment, lanes);
  return { lanes, end: reader.aligned() + 2 };
}

function unjoin(assignment: number, [one, other]: number[][]): void {
  if (one === undefined || other === undefined || assignment < 8) return;
  for (let index = 0; index < one.length; index += 1) {
    const first = one[index] ?? 0;
    const second = other[index] ?? 0;
    if (assignment === 8) other[index] = first - second;
    else if (assignment === 9) one[index] = first + second;
    else {
      const middle = first * 2 + (second & 1);
      one[index] = (middle + second) / 2;
      other[index] = (middle - second) / 2;
    }
  }
}

type Reader = ReturnType<typeof bitReader>;

function readSubframe(reader: Reader, size: number, width: number): number[] {
  reader.skip(1);
  const kind = reader.take(6);
  const wasted = reader.take(1) === 0 ? 0 : reader.zeros() + 1;
  const bits = width - wasted;
  const lane = readLane(reader, size, bits, kind);
  return wasted === 0 ? lane : lane.map((sample) => sample * 2 ** wasted);
}

function readLane(reader: Reader, size: number, bits: number, kind: number): number[] {
  if (kind === 0) return new Array<number>(size).fill(reader.signed(bits));
  if (kind === 1) return Array.from({ length: size }, () => reader.signed(bits));
  const fixed = kind < 32;
  const order = fixed ? kind - 8 : kind - 31;
  const lane = Array.from({ length: order }, () => reader.signed(bits));
  const precision = fixed ? 0 : reader.take(4) + 1;
  const shift = fixed ? 0 : reader.signed(5);
  const weights = fixed ? fixedWeights[order] : Array.from({ length: order }, () => reader.signed(precision));
  if (weights === undefined) throw new Error('no such predictor');
  for (const residual of readResiduals(reader, size, order)) {
    let sum = 0n;
    for (const [index, weight] of weights.entries()) sum += BigInt(weight) * BigInt(lane[lane.length - 1 - index] ?? 0);
    lane.push(residual + Number(sum >> BigInt(shift)));
  }
  return lane;
}

/** RFC 9639, 9.2.5: the weights of the fixed predictors. */
const fixedWeights = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]];

function readResiduals(reader: Reader, size: number, order: number): number[] {
  const width = reader.take(2) === 0 ? 4 : 5;
  const partitions = 2 ** reader.take(4);
  return Array.from({ length: partitions }, (_, partition) => {
    const count = size / partitions - (partition === 0 ? order : 0);
    const parameter = reader.take(width);
    if (parameter === 2 ** width - 1) {
      const raw = reader.take(5);
      return Array.from({ length: count }, () => (raw === 0 ? 0 : reader.signed(raw)));
    }
    return Array.from({ length: count }, () => {
      const folded = reader.zeros() * 2 ** parameter + reader.take(parameter);
      return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
    });
  }).flat();
}

function blockSize(code: number, reader: Reader): number {
  if (code === 1) return 192;
  if (code === 6) return reader.take(8) + 1;
  if (code === 7) return reader.take(16) + 1;
  return code < 6 ? 576 * 2 ** (code - 2) : 256 * 2 ** (code - 8);
}

const leadingOnes = (byte: number) => Math.max(0, Math.clz32(~(byte << 24)));

function bitReader(bytes: Buffer, from: number) {
  let at = from * 8;
  const bit = () => {
    const value = ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
    at += 1;
    return value;
  };
  const take = (count: number) => {
    let value = 0;
    for (let left = count; left > 0; left -= 1) value = value * 2 + bit();
    return value;
  };
  return {
    take,
    skip: (count: number) => {
      at += count;
    },
    signed: (count: number) => {
      const value = take(count);
      return value >= 2 ** (count - 1) ? value - 2 ** count : value;
    },
    /** How many zeros stand before the next one, which is taken too. */
    zeros: () => {
      let count = 0;
      while (bit() === 0) count += 1;
      return count;
    },
    aligned: () => Math.ceil(at / 8),
  };
}
