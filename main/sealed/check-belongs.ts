import { Failure } from '../failure.ts';
import type { Recording, RecordingFacts } from '../recording.ts';
import type { Envelope } from './envelope.ts';

/**
 * Whether an envelope of the cache or an archive is this recording's. The tag says only that sound and envelope belong together, not
 * whose they are: with files exchanged one would hear, and the ledger name, another recording. What Twilio sealed is
 * held against what Twilio told. Fails with envelope-malformed {field}.
 */
export function checkBelongs(
  envelope: Omit<Envelope, 'size' | 'sha256'>,
  recording: Pick<Recording, 'sid' | 'account'>,
  wrap: RecordingFacts['wrap'],
): void {
  const misfit = (field: string) => new Failure('envelope-malformed', { field, recording: recording.sid });
  if (envelope.recording !== recording.sid) throw misfit('recording');
  if (envelope.account !== recording.account) throw misfit('account');
  if (wrap === null) return;
  if (!same(envelope.iv, wrap.iv)) throw misfit('iv');
  const found = envelope.wraps.some((one) => same(one.encryptedContentKey, wrap.encryptedContentKey));
  if (!found) throw misfit('wraps');
}

const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;
