import { log } from '../log.ts';
import type { Keychain } from './keychain.ts';

/** An entry as it was before (null: there was none). For cleaning up after a failure, so it does not fail itself. */
export async function putBackEntry(place: Keychain, name: string, before: Uint8Array | null): Promise<void> {
  try {
    await (before === null ? place.forget(name) : place.write(name, before));
  } catch {
    // Of the name only its kind: the rest may be a whole SID.
    log('keychain.entry-left-behind', { kind: name.split(':')[0] ?? '' });
  }
}
