import type { Removal } from '../database/removal-rows.ts';

/** What a removal certificate says, whatever its form. Times are UTC seconds, hashes are hex. No telephone numbers. */
export type CertificateHead = {
  readonly batch: string;
  readonly kind: 'remove' | 'evacuate';
  readonly plan: { readonly id: string; readonly digest: string };
  readonly madeAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly accounts: readonly { readonly sid: string; readonly name: string }[];
  /** Why recordings were removed without a verified copy, as it was typed; null: none was. */
  readonly withoutCopy: string | null;
  readonly planned: number;
  readonly kept: number;
  readonly failed: number;
  readonly cancelled: number;
  /** The ledger as it stood when the certificate was made. */
  readonly ledger: { readonly entries: number; readonly head: string };
  readonly publicKey: string;
};

/** Who did it, as the ledger has it: the operating system's names, and the end of the credential's SID. */
export type DoneBy = { readonly user: string; readonly machine: string; readonly credential: string | null };

/** One recording of the certificate: what we did, what Twilio answered, what we saw afterwards. */
export type CertifiedRemoval = Removal & {
  readonly by: DoneBy | null;
  /** The number of the ledger's entry of the outcome. */
  readonly outcome: number | null;
  readonly archiveName: string | null;
};

/** Counted while the recordings are written. */
export type CertificateTotals = {
  readonly removed: number;
  readonly seconds: number;
  readonly answered204: number;
  readonly answered404: number;
  readonly answerLost: number;
  readonly withCopy: number;
  readonly withoutCopy: number;
  readonly derived: number;
  readonly seenGone: number;
  readonly seenDeleted: number;
  readonly seenAbsent: number;
  readonly events: number;
  readonly seenBack: number;
};

export const nothingYet: CertificateTotals = {
  removed: 0,
  seconds: 0,
  answered204: 0,
  answered404: 0,
  answerLost: 0,
  withCopy: 0,
  withoutCopy: 0,
  derived: 0,
  seenGone: 0,
  seenDeleted: 0,
  seenAbsent: 0,
  events: 0,
  seenBack: 0,
};

/** Adds these removals to the totals before them. */
export function addUp(removals: Iterable<Removal>, before: CertificateTotals): CertificateTotals {
  const sum: { -readonly [Name in keyof CertificateTotals]: number } = { ...before };
  for (const { seconds, answer, copy, derived, goneAt, deletedAt, absentAt, event, backAt } of removals) {
    sum.removed += 1;
    sum.seconds += seconds;
    if (answer === 204) sum.answered204 += 1;
    else if (answer === 404) sum.answered404 += 1;
    else sum.answerLost += 1;
    if (copy === null) sum.withoutCopy += 1;
    else sum.withCopy += 1;
    sum.derived += derived;
    if (goneAt !== null) sum.seenGone += 1;
    if (deletedAt !== null) sum.seenDeleted += 1;
    if (absentAt !== null) sum.seenAbsent += 1;
    if (event !== null) sum.events += 1;
    if (backAt !== null) sum.seenBack += 1;
  }
  return sum;
}
