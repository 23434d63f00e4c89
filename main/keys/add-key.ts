import type { Key } from '../contract.ts';
import { wipe } from '../crypto/wipe.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import { sameName } from './free-name.ts';
import { putKeyRow, readKeyRow, readKeyRows } from './key-rows.ts';
import type { ParsedKey } from './parse-private-key.ts';
import type { PrivateHalves } from './private-halves.ts';

type Ground = {
  readonly record: RecordHandle;
  readonly halves: PrivateHalves;
  readonly note: NoteDeed;
  readonly now: () => number;
};
type Wish = { readonly name: string; readonly origin: Key['origin']; readonly sessionOnly: boolean };

/** Fails with name-taken {name} when another key has this name. */
export function checkName(record: RecordHandle, name: string, fingerprint: string | null): void {
  const taken = readKeyRows(record).some((row) => row.fingerprint !== fingerprint && sameName(row.name, name));
  if (taken) throw new Failure('name-taken', { name });
}

/**
 * Takes a key into the ring: noted, kept, tried, then listed; whichever fails, nothing stays half done. The private
 * half is wiped. A key that is listed but lost is mended; one of this session may be moved to the keychain.
 * Fails with key-exists {name}, name-taken {name}, or as the keychain and the disk do.
 */
export async function addKey(ground: Ground, key: ParsedKey, wish: Wish): Promise<void> {
  const { record, halves, note, now } = ground;
  const { fingerprint, bits, publicHalf } = key;
  try {
    const known = readKeyRow(record, fingerprint);
    const where = known === null ? 'lost' : await halves.whereabouts(fingerprint);
    const moves = where === 'session' && !wish.sessionOnly;
    if (known !== null && (where === 'keychain' || (where === 'session' && !moves))) {
      throw new Failure('key-exists', { name: known.name });
    }
    checkName(record, wish.name, fingerprint);

    const { name, origin, sessionOnly } = wish;
    const deed = { what: `key-${origin}`, fingerprint, name, bits, keptIn: sessionOnly ? 'session' : 'keychain' };
    await note(deed, async () => {
      const takeBack = await halves.keep(fingerprint, key.privateHalf, sessionOnly);
      try {
        const backedUpAt = origin === 'restored' ? now() : null;
        putKeyRow(record, { fingerprint, name, bits, publicHalf, origin, addedAt: now(), backedUpAt });
      } catch (error) {
        await takeBack();
        throw error;
      }
      if (moves) await halves.leaveSession(fingerprint);
    });
  } finally {
    wipe(key.privateHalf);
  }
}
