import type { ListInside } from '../recordings/open-list.ts';
import { bytesOfSid, isUsualSid } from '../recordings/packed-sids.ts';

/**
 * Of the recordings that Twilio sealed for a key, those that are not among `seen`; 16 bytes of SID each, in both. What is
 * seen and no more in the list says nothing. SIDs of another form than Twilio's are left out.
 */
export function unseenRecordings(
  { columns, slotsOfSids }: Pick<ListInside, 'columns' | 'slotsOfSids'>,
  keySid: string,
  seen: Uint8Array,
): Uint8Array {
  const known = new Uint8Array(columns.length);
  const words = new Uint32Array(Uint8Array.from(seen).buffer);
  for (let at = 0; at < words.length; at += bytesOfSid / 4) {
    const slot = slotsOfSids.find(words, at);
    if (slot !== undefined) known[slot] = 1;
  }
  const ofKey = new Set([...columns.kindOf].filter(([, kind]) => kind.keySid === keySid).map(([code]) => code));
  const sids = columns.sids.words();
  const unseen: Uint8Array[] = [];
  for (let slot = 0; slot < columns.length; slot += 1) {
    if (known[slot] === 1 || !ofKey.has(columns.kinds[slot] as number)) continue;
    const unusual = columns.unusualSids.get(slot);
    if (unusual !== undefined && !isUsualSid(unusual.sid)) continue;
    unseen.push(new Uint8Array(sids.buffer, sids.byteOffset + columns.sids.wordOf(slot) * 4, bytesOfSid));
  }
  return Uint8Array.from(Buffer.concat(unseen));
}
