import type { ReadKept } from '../recordings/kept-recordings.ts';
import { type ArchiveEnvelope, parseArchiveEnvelope } from './archive-envelope.ts';

/** What an envelope says of the copy beside it, for the record. */
export type KeptCopy = {
  readonly recording: string;
  readonly account: string;
  readonly startedAt: number;
  readonly seconds: number;
  readonly channels: number | null;
  readonly size: number;
  readonly sha256: string;
  readonly keySid: string | null;
};

/**
 * An envelope as the list and the record know it. Parsed where the index is written, off the main thread. The sound is
 * nowhere but in archives, as far as an envelope can tell: what Twilio still has, a sync says.
 */
export const readKept: ReadKept = (bytes) => {
  const envelope = parseArchiveEnvelope(bytes);
  const { recording: sid, account, metadata, size, sha256 } = envelope;
  const { from, to, direction, ...facts } = metadata;
  const { call, startedAt, createdAt, duration, channels, keySid } = metadata;
  const told: KeptCopy = {
    ...{ recording: sid, account, startedAt, seconds: duration ?? 0, channels, size, sha256, keySid },
  };
  return {
    kept: {
      facts: { ...facts, sid, account, updatedAt: createdAt, whereabouts: 'nowhere', wrap: twiliosWrap(envelope) },
      call: call === null ? null : { sid: call, from, to, direction, startedAt },
    },
    told,
  };
};

function twiliosWrap({ wraps, iv, metadata }: ArchiveEnvelope) {
  const own = wraps.find(({ key }) => key === metadata.keySid);
  return own === undefined ? null : { encryptedContentKey: own.encryptedContentKey, iv };
}
