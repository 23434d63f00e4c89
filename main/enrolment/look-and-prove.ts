import type { EnrolmentLook } from '../contract.ts';
import { Failure, type FailureAnswer } from '../failure.ts';
import type { RecordingFacts } from '../recording.ts';
import type { EnrolmentChange, EnrolmentRow } from './enrolment-rows.ts';
import type { EnrolmentParts } from './enrolments.ts';
import { judgeNewest } from './judge-newest.ts';
import { proveRecording } from './prove-recording.ts';

/** A set-up whose key is chosen, registered and said to be in use. */
export type Watched = EnrolmentRow & {
  readonly fingerprint: string;
  readonly registeredAt: number;
  readonly chosenAt: number;
};

export const isWatched = (row: EnrolmentRow): row is Watched =>
  row.fingerprint !== null && row.registeredAt !== null && row.chosenAt !== null && row.provenAt === null;

/** So many of the recordings that fit are opened before it is said that none does. */
const mostTries = 3;

/**
 * Looks at the newest recordings since the key was registered and opens the first that fits. `write` has what came of it
 * put into the record, inside the ledger's deed when it is proved. `spoilt` are recordings that did not open before: they
 * are left alone, and others that do not open come to it. Fails as asking Twilio and opening the keychain do.
 */
export async function lookAndProve(
  parts: EnrolmentParts,
  row: Watched,
  spoilt: Map<string, FailureAnswer>,
  write: (change: EnrolmentChange) => void,
  signal: AbortSignal,
): Promise<void> {
  const { account } = row;
  const login = await parts.login(account);
  const { value, at } = await parts.twilio.newest(login, Math.min(row.registeredAt, row.chosenAt), signal);
  if (value.length > 0) parts.seen(account);
  const { sightings, fits } = await judgeNewest(value, row, parts.unwrap);
  const look: EnrolmentLook = { at: at ?? parts.now(), sightings: [...sightings], failure: null };

  for (const facts of fits.filter(({ sid }) => !spoilt.has(sid)).slice(0, mostTries)) {
    try {
      await prove(parts, row, facts, (proof) => write({ ...proof, look }), signal);
      return;
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
      spoilt.set(facts.sid, { code: error.code, facts: { ...error.facts, recording: facts.sid } });
    }
  }
  const failure = fits.map(({ sid }) => spoilt.get(sid)).find((one) => one !== undefined) ?? null;
  write({ look: { ...look, failure } });
}

async function prove(
  parts: EnrolmentParts,
  { account, fingerprint }: Watched,
  facts: RecordingFacts,
  write: (proof: EnrolmentChange) => void,
  signal: AbortSignal,
): Promise<void> {
  const { sid: recording, keySid } = facts;
  await parts.note({ what: 'encryption-proved', account, fingerprint, keySid, recording }, async () => {
    await proveRecording(facts, fingerprint, parts, signal);
    write({ keySid, recording, provenAt: parts.now() });
  });
}
