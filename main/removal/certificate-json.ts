import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import { addUp, type CertificateHead, type CertifiedRemoval, nothingYet } from './certificate.ts';

const moment = (at: number): string => new Date(at * 1000).toISOString().replace('.000Z', 'Z');
const momentOrNull = (at: number | null): string | null => (at === null ? null : moment(at));

/**
 * The certificate as canonical JSON (RFC 8785), piece by piece: the names at the top stand in their order already, so that
 * what is written needs not to be held. docs/removal-certificate.md says what each field means.
 */
export function* certificateJson(
  head: CertificateHead,
  pages: Iterable<readonly CertifiedRemoval[]>,
): Generator<string> {
  const { batch, kind, plan, madeAt, startedAt, finishedAt, accounts, withoutCopy, ledger, publicKey } = head;
  const { planned, kept, failed, cancelled } = head;
  yield `{"batch":${canonicalJson({
    id: batch,
    kind,
    plan,
    accounts,
    withoutCopy,
    startedAt: momentOrNull(startedAt),
    finishedAt: momentOrNull(finishedAt),
    outcomes: { planned, kept, failed, cancelled },
  })},"format":"koekura-removal-certificate","ledger":${canonicalJson({ ...ledger, publicKey })},"madeAt":${canonicalJson(moment(madeAt))},"recordings":[`;
  let totals = nothingYet;
  let comma = '';
  for (const page of pages) {
    const lines = page.map((removal) => canonicalJson(recordingJson(removal)));
    yield `${comma}${lines.join(',')}`;
    if (lines.length > 0) comma = ',';
    totals = addUp(page, totals);
  }
  yield `],"totals":${canonicalJson(totals)},"version":1}\n`;
}

function recordingJson(removal: CertifiedRemoval): Json {
  const { recording, account, startedAt, seconds, intent, outcome, askedAt, by, answer, copy, derived } = removal;
  return {
    recording,
    account,
    startedAt: moment(startedAt),
    seconds,
    weDid: {
      askedAt: moment(askedAt),
      by,
      ledgerIntent: intent,
      ledgerOutcome: outcome,
      derivedRemoved: derived,
      copy:
        copy === null
          ? null
          : {
              archive: copy.archive,
              archiveName: removal.archiveName,
              sha256: copy.sha256,
              verifiedAt: moment(copy.verifiedAt),
            },
    },
    twilioAnswered: answer === 0 ? null : answer,
    weSaw: {
      goneAt: momentOrNull(removal.goneAt),
      deletedAt: momentOrNull(removal.deletedAt),
      absentAt: momentOrNull(removal.absentAt),
      event: removal.event,
      backAt: momentOrNull(removal.backAt),
    },
  };
}
