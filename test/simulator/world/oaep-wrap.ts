import { constants, createHash, type KeyObject, publicEncrypt } from 'node:crypto';

/**
 * RSAES-OAEP with SHA-256, MGF1-SHA-256 and an empty label (RFC 8017, 7.1.1), for 2048-bit keys. Written out because
 * node:crypto draws the padding's seed at random, and the simulator must give the same wrap after every start.
 */

const modulusBytes = 256;
const hashBytes = 32;
const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

function maskOf(seed: Buffer, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let counter = 0; counter * hashBytes < length; counter += 1) {
    const octets = Buffer.alloc(4);
    octets.writeUInt32BE(counter);
    blocks.push(sha256(seed, octets));
  }
  return Buffer.concat(blocks).subarray(0, length);
}

const xor = (left: Buffer, right: Buffer) => Buffer.from(left.map((byte, at) => byte ^ (right[at] as number)));

/** The 256 bytes of a wrapped content key; `seed` is 32 bytes. */
export function oaepWrap(publicKey: KeyObject, contentKey: Buffer, seed: Buffer): Buffer {
  const padding = Buffer.alloc(modulusBytes - contentKey.length - 2 * hashBytes - 2);
  const block = Buffer.concat([sha256(), padding, Buffer.of(1), contentKey]);
  const maskedBlock = xor(block, maskOf(seed, block.length));
  const maskedSeed = xor(seed, maskOf(maskedBlock, hashBytes));
  const encoded = Buffer.concat([Buffer.of(0), maskedSeed, maskedBlock]);
  return publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, encoded);
}
