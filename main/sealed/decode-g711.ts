/** One µ-law byte as a sample, -1 to 1 (ITU-T G.711, table 2). */
export function decodeMuLaw(byte: number): number {
  const code = ~byte & 0xff;
  const magnitude = (((code & 0x0f) << 3) + 0x84) << ((code & 0x70) >> 4);
  return (code & 0x80 ? 0x84 - magnitude : magnitude - 0x84) / 32768;
}

/** One A-law byte as a sample, -1 to 1 (ITU-T G.711, table 1). */
export function decodeALaw(byte: number): number {
  const code = byte ^ 0x55;
  const segment = (code & 0x70) >> 4;
  const step = ((code & 0x0f) << 4) + 8;
  const magnitude = segment === 0 ? step : (step + 0x100) << (segment - 1);
  return (code & 0x80 ? magnitude : -magnitude) / 32768;
}
