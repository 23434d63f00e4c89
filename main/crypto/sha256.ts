import { createHash } from 'node:crypto';

/** SHA-256 of the whole, as lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 of what comes in pieces. */
export function startSha256(): { readonly take: (bytes: Uint8Array) => void; readonly finish: () => string } {
  const hash = createHash('sha256');
  return { take: (bytes) => void hash.update(bytes), finish: () => hash.digest('hex') };
}
