import { Failure } from '../failure.ts';
import type { Wrap } from './envelope.ts';

/** A wrapped content key as the key ring takes it: named by Twilio's SID, or by the fingerprint of one of its keys. */
export type NamedWrap = {
  readonly keySid: string | null;
  readonly fingerprint: string | null;
  readonly encryptedContentKey: Uint8Array;
};

/** What the first wrap gives that can be opened; when none can, what the first failed with. */
export async function openFirstWrap<Opened>(
  unwrap: (wrap: NamedWrap) => Promise<Opened>,
  wraps: readonly Wrap[],
): Promise<Opened> {
  const failures: unknown[] = [];
  for (const wrap of wraps) {
    try {
      return await unwrap(namedWrap(wrap));
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures[0] ?? new Failure('envelope-malformed', { field: 'wraps' });
}

export function namedWrap({ key, encryptedContentKey }: Wrap): NamedWrap {
  const isTwilios = key.startsWith('CR');
  return { keySid: isTwilios ? key : null, fingerprint: isTwilios ? null : key, encryptedContentKey };
}
