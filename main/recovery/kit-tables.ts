import { z } from 'zod';
import { storedPlace } from '../archive/stored-place.ts';
import { accountSid, keySid, recordingSid } from '../recording.ts';

/**
 * The tables of the record that are in a kit, each row an object by its columns' names, as docs/kit-format.md lists them.
 * The order is that of the file and of the restoring: what is leant on comes first. `hex`: columns that are bytes.
 */
const text = z.string();
const whole = z.int();
const flag = z.union([z.literal(0), z.literal(1)]);
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const id = z.uuid();
const json = z.string().refine(isJson);
const place = json.refine((written) => storedPlace.safeParse(JSON.parse(written)).success);

const row = {
  account: z.strictObject({
    sid: accountSid,
    name: text.min(1).max(64),
    colour: text,
    region: text,
    user: z.string().regex(/^(SK|AC)[0-9a-fA-F]{32}$/),
    sealing_key: hex(32).nullable(),
    added_at: whole,
  }),
  family: z.strictObject({ account: accountSid, parent: accountSid, borrows: flag, status: text, seen_at: whole }),
  pairing: z.strictObject({ key_sid: keySid, fingerprint: hex(32), shown_at: whole }),
  archive: z.strictObject({ id, name: text.min(1).max(64), place, added_at: whole }),
  attestation: z.strictObject({
    account: accountSid,
    topic: text,
    attested_at: whole,
    attested_by: text,
    in_order: flag,
    remark: text,
  }),
  hold: z.strictObject({ id, reason: text, placed_at: whole, placed_by: text, wanted: whole }),
  held: z.strictObject({
    recording: recordingSid,
    hold: id,
    account: accountSid,
    seconds: whole,
    lifted_at: whole.nullable(),
    lifted_by: text.nullable(),
    lift_reason: text.nullable(),
  }),
  copy: z.strictObject({
    recording: recordingSid,
    archive: id,
    account: accountSid,
    started_at: whole,
    seconds: whole,
    channels: whole.nullable(),
    size: whole,
    sha256: hex(32),
    key_sid: keySid.nullable(),
    fingerprint: hex(32).nullable(),
    versions: json,
    made_at: whole,
    verified_at: whole.nullable(),
    fault: json.nullable(),
  }),
  wrap: z.strictObject({ recording: recordingSid, archive: id, fingerprint: hex(32) }),
  alert: z.strictObject({ sid: text, account: accountSid, at: whole, code: whole, resource: text.nullable() }),
  event: z.strictObject({
    sid: text,
    account: accountSid,
    at: whole,
    type: text,
    resource: text.nullable(),
    actor: text.nullable(),
    source: text.nullable(),
    outside: flag,
    event: json,
  }),
  ledger_key: z.strictObject({
    number: whole,
    public_key: hex(32),
    kept_in: z.enum(['keychain', 'session']),
    made_at: whole,
  }),
  checkpoint: z.strictObject({
    number: whole,
    head: hex(32),
    signed_at: whole,
    public_key: hex(32),
    signature: hex(64),
  }),
  removal: z.strictObject({
    recording: recordingSid,
    account: accountSid,
    started_at: whole,
    seconds: whole,
    batch: text,
    intent: whole,
    asked_at: whole,
    answer: whole,
    archive: text.nullable(),
    sha256: hex(32).nullable(),
    verified_at: whole.nullable(),
    derived: whole,
    gone_at: whole.nullable(),
    deleted_at: whole.nullable(),
    absent_at: whole.nullable(),
    event: text.nullable(),
    back_at: whole.nullable(),
    next_look: whole.nullable(),
  }),
  plan: z.strictObject({ id, kind: text, made_at: whole, digest: hex(32), summary: json }),
  batch: z.strictObject({
    number: whole,
    id,
    plan: id,
    kind: text,
    archive: text.nullable(),
    options: json,
    accounts: json,
    planned: whole,
    journalled: flag,
    manifested: flag,
    round: whole,
    round_at: whole,
    state: z.enum(['going', 'resting', 'paused', 'stopped', 'cancelled', 'finished']),
    failure: json.nullable(),
    counts: json,
    bytes: whole,
    derived: whole,
    made_at: whole,
    started_at: whole.nullable(),
    finished_at: whole.nullable(),
    removing_from: whole.nullable(),
    called_off: flag,
  }),
  journal: z.strictObject({
    batch: whole,
    place: whole,
    recording: recordingSid,
    account: accountSid,
    step: text,
    outcome: text,
    failure: json.nullable(),
    intent: whole.nullable(),
    derived: whole,
    at: whole.nullable(),
  }),
} as const;

export type KitTable = keyof typeof row;
export type KitRow<Table extends KitTable> = z.infer<(typeof row)[Table]>;

/** Where the rows lie in the record, and which of them: only batches that have not come to their end, and what is theirs. */
const openBatches = 'SELECT number FROM batch WHERE finished_at IS NULL';
const lies: Readonly<Record<KitTable, { readonly table: string; readonly where: string; readonly hex: string[] }>> = {
  account: { table: 'account', where: '1', hex: [] },
  family: { table: 'account_family', where: '1', hex: [] },
  pairing: { table: 'pairing', where: '1', hex: [] },
  archive: { table: 'archive', where: '1', hex: [] },
  attestation: { table: 'attestation', where: '1', hex: [] },
  hold: { table: 'hold', where: '1', hex: [] },
  held: { table: 'held', where: '1', hex: [] },
  copy: { table: 'copy', where: '1', hex: [] },
  wrap: { table: 'copy_wrap', where: '1', hex: [] },
  alert: { table: 'encryption_alert', where: '1', hex: [] },
  event: { table: 'monitor_event', where: '1', hex: [] },
  ledger_key: { table: 'ledger_key', where: '1', hex: [] },
  checkpoint: { table: 'ledger_checkpoint', where: 'number <= @upTo', hex: ['head', 'signature'] },
  removal: { table: 'removal', where: '1', hex: [] },
  plan: { table: 'plan', where: 'id IN (SELECT plan FROM batch WHERE finished_at IS NULL)', hex: [] },
  batch: { table: 'batch', where: 'finished_at IS NULL', hex: [] },
  journal: { table: 'journal', where: `batch IN (${openBatches})`, hex: [] },
};

/** The tables of the record in a kit, for whoever checks that none was forgotten. */
export const keptTables: readonly string[] = Object.values(lies).map(({ table }) => table);

export const kitTables = Object.keys(row) as readonly KitTable[];
export const kitRow = row;
export const columnsOf = (table: KitTable): readonly string[] => Object.keys(row[table].shape);

/** What reads a table's rows for a kit; `@upTo` is the last entry of the ledger that goes into it. */
export function selectRows(table: KitTable): string {
  const { table: name, where, hex: bytes } = lies[table];
  const columns = columnsOf(table).map((column) =>
    bytes.includes(column) ? `lower(hex(${column})) AS ${column}` : column,
  );
  return `SELECT ${columns.join(', ')} FROM ${name} WHERE ${where}`;
}
export function countRows(table: KitTable): string {
  return `SELECT count(*) AS count FROM ${lies[table].table} WHERE ${lies[table].where}`;
}

/** What puts a row that came in a kit: never over one that is there. `without`: columns the record fills itself. */
export function insertRow(table: KitTable, without: readonly string[]): string {
  const { table: name, hex: bytes } = lies[table];
  const columns = columnsOf(table).filter((column) => !without.includes(column));
  const values = columns.map((column) => (bytes.includes(column) ? `unhex(@${column})` : `@${column}`));
  // What a pre-flight found there, this machine has to find for itself.
  if (table === 'archive') {
    columns.push('preflight');
    values.push("'[]'");
  }
  return `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${values.join(', ')}) ON CONFLICT DO NOTHING`;
}

function isJson(written: string): boolean {
  try {
    JSON.parse(written);
    return true;
  } catch {
    return false;
  }
}
