/** Overwrites secrets and audio as soon as they have been used. What was already detached by a transfer is left alone. */
export function wipe(...buffers: readonly Uint8Array[]): void {
  for (const buffer of buffers) buffer.fill(0);
}
