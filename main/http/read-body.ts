import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Failure } from '../failure.ts';

const unpack = promisify(gunzip);

/** Collects a body into one buffer of its own (it can be transferred). Throws 'twilio-answer-strange' beyond `limit` bytes. */
export async function readBody(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) throw new Failure('twilio-answer-strange', { reason: `more than ${limit} bytes` });
    parts.push(chunk);
  }
  const body = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return body;
}

/** Undoes gzip, off the main thread. Throws 'twilio-answer-strange' for a broken body or more than `limit` bytes. */
export async function unpackBody(body: Uint8Array, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const unpacked = await unpack(body, { maxOutputLength: limit });
    return new Uint8Array(unpacked);
  } catch (error) {
    throw new Failure('twilio-answer-strange', { reason: `not gzip, or more than ${limit} bytes` }, { cause: error });
  }
}
