import { wipe } from '../crypto/wipe.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import { log } from '../log.ts';
import { readKeyRows } from './key-rows.ts';
import { openWrap } from './open-wrap.ts';
import { putPairing, readPairedKeys } from './pairing-rows.ts';
import type { PrivateHalves } from './private-halves.ts';

type Ground = { readonly record: RecordHandle; readonly halves: PrivateHalves; readonly now: () => number };

/** A wrapped content key and what is said to open it: a `CR…` SID, or the fingerprint of a key of the ring. */
export type Wrapped = {
  readonly keySid: string | null;
  readonly fingerprint: string | null;
  readonly encryptedContentKey: Uint8Array;
};

/**
 * Opens a wrap: by the key that is named, else by those that have opened this `CR…` SID before, else by whichever of
 * the ring does, which is then remembered. Twilio never tells which key a SID stands for, and now and then seals for
 * another than it was told to. Fails as `openWrap` does.
 */
export async function unwrapWithRing(
  { record, halves, now }: Ground,
  { keySid, fingerprint, encryptedContentKey }: Wrapped,
): Promise<{ readonly contentKey: Uint8Array; readonly fingerprint: string }> {
  const rows = readKeyRows(record);
  const paired = keySid === null ? [] : readPairedKeys(record, keySid);
  const expected = fingerprint === null ? paired : [fingerprint];
  const first = rows.filter((row) => expected.includes(row.fingerprint));
  const others = fingerprint === null ? rows.filter((row) => !expected.includes(row.fingerprint)) : [];
  const candidates = [
    ...first.map((row) => ({ ...row, expected: true })),
    ...others.map((row) => ({ ...row, expected: false })),
  ];
  const label = keySid ?? fingerprint?.slice(0, 16) ?? '?';
  const opened = await openWrap(encryptedContentKey, candidates, halves.open, label);
  if (keySid !== null && !paired.includes(opened.fingerprint)) remember(record, keySid, opened.fingerprint, now());
  return opened;
}

/** A pairing is found again by trying; a disk that refuses it must not keep anybody from hearing. */
function remember(record: RecordHandle, keySid: string, fingerprint: string, shownAt: number): void {
  try {
    putPairing(record, keySid, fingerprint, shownAt);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log('keys.pairing-not-kept', { code: error.code });
  }
}

/** One wrap among what was sealed for a `CR…` SID. */
export type Sample = { readonly keySid: string; readonly encryptedContentKey: Uint8Array };

/** For each sample the key of the ring that opens it, or null when none does that can be reached. */
export async function pairWithRing<Given extends Sample>(
  ground: Ground,
  samples: readonly Given[],
): Promise<(Given & { readonly fingerprint: string | null })[]> {
  const results: (Given & { readonly fingerprint: string | null })[] = [];
  for (const sample of samples) {
    try {
      const { contentKey, fingerprint } = await unwrapWithRing(ground, { ...sample, fingerprint: null });
      wipe(contentKey);
      results.push({ ...sample, fingerprint });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      results.push({ ...sample, fingerprint: null });
    }
  }
  return results;
}
