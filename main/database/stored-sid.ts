const usual = /^[A-Z]{2}[0-9a-f]{32}$/;

/** How a SID lies in the index: its 16 bytes when it is `prefix` and 32 small hexadecimal digits, else its text. */
export function storedSid(prefix: string, sid: string): Uint8Array | string {
  return usual.test(sid) && sid.startsWith(prefix) ? Buffer.from(sid.slice(2), 'hex') : sid;
}

/** The SID that `storedSid` put away. */
export function sidFromStored(prefix: string, stored: Uint8Array | string): string {
  if (typeof stored === 'string') return stored;
  return prefix + Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength).toString('hex');
}
