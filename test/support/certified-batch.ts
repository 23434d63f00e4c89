import { openSigningKey } from '../../main/crypto/sign.ts';
import type { RecordHandle } from '../../main/database/handles.ts';
import { noteRemoval, noteSightings } from '../../main/database/removal-rows.ts';
import { createLedger } from '../../main/ledger/create-ledger.ts';
import type { Signer } from '../../main/ledger/signer.ts';
import type { CertificateHead } from '../../main/removal/certificate.ts';

/** A batch whose removals stand in a record and its ledger, as a certificate needs it. */

const batch = '6f2b8f3e-2f1c-4c39-8f43-0d5f0e6d9b11';
const account = `AC${'1'.repeat(32)}`;
const askedAt = Date.UTC(2026, 9, 12, 3, 4, 5) / 1000;
export const certifiedSid = (number: number) => `RE${String(number).padStart(32, '0')}`;

export const certifiedHead: Omit<CertificateHead, 'ledger' | 'publicKey' | 'madeAt'> = {
  batch,
  kind: 'evacuate',
  plan: { id: '11111111-2222-4333-8444-555555555555', digest: 'ab'.repeat(32) },
  startedAt: askedAt - 900,
  finishedAt: askedAt + 300,
  accounts: [{ sid: account, name: '大阪 <b>"Sales" & Support</b>' }],
  withoutCopy: '<script>document.title = "owned"</script> 顧客の依頼による',
  planned: 1000,
  kept: 3,
  failed: 1,
  cancelled: 0,
};

export function certifyingSigner(): Signer {
  const key = openSigningKey(new Uint8Array(32).fill(7));
  return { publicKey: async () => Buffer.from(key.publicKey).toString('hex'), sign: async (bytes) => key.sign(bytes) };
}

/** Writes `count` removals with their ledger entries: with and without copies, answers of each kind, seen and unseen. */
export function writeCertifiedBatch(record: RecordHandle, count: number): void {
  const ledger = createLedger(record, {
    who: { user: 'akiko', machine: 'desk-3' },
    credentialOf: () => '9f3c1a',
    now: () => askedAt,
  });
  const what = 'remote-copy-removed';
  const sids = Array.from({ length: count }, (_, number) => certifiedSid(number));
  const intents = ledger.begin(
    sids.map((recording) => ({ what, batch, account, recording })),
    () => undefined,
  );
  ledger.conclude(
    sids.map((recording, number) => ({
      what,
      recording,
      of: intents[number] as number,
      outcome: 'done',
      code: null,
    })),
    () => {
      for (const [number, recording] of sids.entries()) {
        noteRemoval(record, {
          recording,
          account,
          startedAt: askedAt - 90 * 86_400 + number,
          seconds: 61 + (number % 300),
          batch,
          intent: intents[number] as number,
          askedAt: askedAt + Math.floor(number / 10),
          answer: number % 50 === 7 ? 404 : number % 50 === 8 ? 0 : 204,
          copy:
            number % 40 === 3
              ? null
              : { archive: 'a-1', sha256: number.toString(16).padStart(64, '0'), verifiedAt: askedAt - 60 },
          derived: number % 25 === 1 ? 2 : 0,
        });
        if (number % 10 === 9) continue;
        noteSightings(record, recording, {
          goneAt: askedAt + 90,
          deletedAt: askedAt + 90,
          absentAt: number % 3 === 0 ? askedAt + 41 * 86_400 : null,
          event: number % 4 === 0 ? `AE${recording.slice(2)}` : null,
          backAt: number === 5 ? askedAt + 5 * 86_400 : null,
          nextLook: null,
        });
      }
    },
  );
}
