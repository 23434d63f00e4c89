/** SIDs on their way between threads: 16 bytes each; what has another form goes as text, beside its place among them. */
export type PackedSids = {
  readonly count: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly unusual: readonly (readonly [place: number, sid: string])[];
};

export const bytesOfSid = 16;
const usual = /^RE[0-9a-f]{32}$/;

export const isUsualSid = (sid: string): boolean => usual.test(sid);

export function packSids(sids: readonly string[]): PackedSids {
  const bytes = new Uint8Array(sids.length * bytesOfSid);
  const into = Buffer.from(bytes.buffer);
  const unusual: (readonly [number, string])[] = [];
  for (const [place, sid] of sids.entries()) {
    if (isUsualSid(sid)) into.write(sid.slice(2), place * bytesOfSid, 'hex');
    else unusual.push([place, sid]);
  }
  return { count: sids.length, bytes, unusual };
}

/** The SIDs at the places from `from` to before `to`. */
export function unpackSids({ bytes, unusual }: PackedSids, from: number, to: number): string[] {
  const digits = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'hex',
    from * bytesOfSid,
    to * bytesOfSid,
  );
  const sids = Array.from({ length: to - from }, (_, at) => `RE${digits.slice(at * 32, at * 32 + 32)}`);
  for (const [place, sid] of unusual) if (place >= from && place < to) sids[place - from] = sid;
  return sids;
}
