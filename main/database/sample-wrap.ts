import { onIndex } from './condemned.ts';
import type { ReadableIndex } from './handles.ts';
import { prepared } from './prepared.ts';
import { sidFromStored } from './stored-sid.ts';

export type WrapSample = {
  readonly keySid: string;
  readonly account: string;
  readonly sid: string;
  readonly encryptedContentKey: Uint8Array;
};

/** The key and content key of one recording; null when it is plain or gone. Throws 'disk-refused'. */
export function sampleWrap(index: ReadableIndex, id: number): WrapSample | null {
  const statement = prepared<{
    key_sid: string;
    account: string;
    sid: Uint8Array | string;
    encrypted_content_key: Uint8Array;
  }>(
    index,
    `SELECT key_sid, account, sid, encrypted_content_key FROM recording JOIN kind ON kind.id = recording.kind
     JOIN wrap ON wrap.recording = recording.id WHERE recording.id = ? AND key_sid IS NOT NULL`,
  );
  const row = onIndex(index, () => statement.get(id));
  if (row === undefined) return null;
  return {
    keySid: row.key_sid,
    account: row.account,
    sid: sidFromStored('RE', row.sid),
    encryptedContentKey: row.encrypted_content_key,
  };
}
