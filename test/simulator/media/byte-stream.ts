/** Bytes of a known length, made while they are sent: an hour of sound is never in memory. */
export type ByteStream = { readonly length: number; readonly chunks: () => Iterable<Buffer> };

const chunkSize = 65_536;

export const bytesOf = (buffer: Buffer): ByteStream => ({ length: buffer.length, chunks: () => [buffer] });

/** One after the other. */
export function joined(...parts: readonly ByteStream[]): ByteStream {
  return {
    length: parts.reduce((sum, part) => sum + part.length, 0),
    chunks: function* () {
      for (const part of parts) yield* part.chunks();
    },
  };
}

/** `length` bytes of a loop, beginning at `offset` in it. */
export function repeated(loop: Buffer, offset: number, length: number): ByteStream {
  return {
    length,
    chunks: function* () {
      let at = offset % loop.length;
      for (let left = length; left > 0; ) {
        const piece = loop.subarray(at, at + Math.min(left, chunkSize));
        yield piece;
        left -= piece.length;
        at = (at + piece.length) % loop.length;
      }
    },
  };
}

/** The bytes from `start` up to `end`, which is not among them. */
export function cutOut(bytes: ByteStream, start: number, end: number): ByteStream {
  const last = Math.min(end, bytes.length);
  return {
    length: Math.max(0, last - start),
    chunks: function* () {
      let at = 0;
      for (const chunk of bytes.chunks()) {
        if (at >= last) return;
        const piece = chunk.subarray(Math.max(0, start - at), last - at);
        at += chunk.length;
        if (piece.length > 0) yield piece;
      }
    },
  };
}

/** With the lowest bit of one byte turned over. */
export function altered(bytes: ByteStream, position: number): ByteStream {
  return {
    length: bytes.length,
    chunks: function* () {
      let at = 0;
      for (const chunk of bytes.chunks()) {
        if (position >= at && position < at + chunk.length) {
          const changed = Buffer.from(chunk);
          changed[position - at] = (changed[position - at] as number) ^ 1;
          yield changed;
        } else yield chunk;
        at += chunk.length;
      }
    },
  };
}
