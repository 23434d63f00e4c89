export const sampleRate = 8000;
const bytesPerSample = 2;
export const bytesPerFrame = (channels: 1 | 2) => channels * bytesPerSample;

function chunk(id: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/**
 * Everything of a WAV before its samples: canonical 44 bytes, or with a LIST chunk of odd length in between, because
 * nobody has published what Twilio's header looks like. `dataBytes` is the size of the samples.
 */
export function wavHeader(channels: 1 | 2, dataBytes: number, withListChunk: boolean): Buffer {
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(sampleRate, 4);
  format.writeUInt32LE(sampleRate * bytesPerFrame(channels), 8);
  format.writeUInt16LE(bytesPerFrame(channels), 12);
  format.writeUInt16LE(8 * bytesPerSample, 14);
  const list = withListChunk ? chunk('LIST', Buffer.from('INFOISFT\x07\0\0\0Twilio\0', 'latin1')) : Buffer.alloc(0);
  const chunks = Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', format), list]);
  const data = Buffer.alloc(8);
  data.write('data', 'latin1');
  data.writeUInt32LE(dataBytes, 4);
  const riff = Buffer.alloc(8);
  riff.write('RIFF', 'latin1');
  riff.writeUInt32LE(chunks.length + data.length + dataBytes, 4);
  return Buffer.concat([riff, chunks, data]);
}
