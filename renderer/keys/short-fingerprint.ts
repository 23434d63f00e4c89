/** The beginning of a fingerprint in groups of four, enough to tell keys apart by eye. */
export function shortFingerprint(fingerprint: string): string {
  return (fingerprint.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}

/** A name to offer for a key found in `source`: the file's name without its ending. */
export function nameFromSource(source: string): string {
  return source.replace(/\.(pem|key|der|p8|pk8|txt)$/i, '').slice(0, 64);
}
