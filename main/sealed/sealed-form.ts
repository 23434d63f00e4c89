import { longestPlain, tagBytes } from '../crypto/gcm-form.ts';

/** Fingerprints are taken of blocks this long; a pass over a file takes pieces of four blocks. */
export const blockBytes = 64 * 1024;
export const pieceBytes = 4 * blockBytes;
export const longestSealed = longestPlain + tagBytes;
