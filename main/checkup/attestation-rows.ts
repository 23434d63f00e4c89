import type { AttestedTopic } from '../contract.ts';
import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/** A person's word on what no program can see. */
export type Attestation = {
  readonly at: number;
  /** The user's name in the operating system. */
  readonly by: string;
  readonly inOrder: boolean;
  readonly remark: string;
};

type Row = Omit<Attestation, 'inOrder'> & { readonly topic: AttestedTopic; readonly inOrder: number };

export function readAttestations(
  record: RecordHandle,
  account: string,
): Readonly<Partial<Record<AttestedTopic, Attestation>>> {
  const sql = `SELECT topic, attested_at AS at, attested_by AS "by", in_order AS inOrder, remark FROM attestation
    WHERE account = ?`;
  const rows = onDisk(() => prepared<Row>(record, sql).all(account));
  return Object.fromEntries(
    rows.map(({ topic, inOrder, ...attested }) => [topic, { ...attested, inOrder: inOrder === 1 }]),
  );
}

/** Puts it in the place of what was attested before. */
export function putAttestation(
  record: RecordHandle,
  account: string,
  topic: AttestedTopic,
  { at, by, inOrder, remark }: Attestation,
): void {
  const put = prepared(
    record,
    `INSERT OR REPLACE INTO attestation (account, topic, attested_at, attested_by, in_order, remark)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  onDisk(() => put.run(account, topic, at, by, inOrder ? 1 : 0, remark));
}
