import { z } from 'zod';
import { damaged } from '../keys/backup-form.ts';
import { type KitRow, type KitTable, kitRow, kitTables } from './kit-tables.ts';

/** The lines of a kit, each a JSON array of what it is and its content; docs/kit-format.md. */

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const key = z.strictObject({ fingerprint: hash, name: z.string().min(1).max(64) });

/** The first line: what is in the kit, counted, so that it can be told what came back. */
const contents = z.strictObject({
  kit: z.uuid(),
  madeAt: z.int(),
  madeBy: z.strictObject({ user: z.string(), machine: z.string() }),
  /** Keys whose private half could not be opened. */
  keysMissing: z.array(key),
  /** `head`: hash of the last entry, hex; zeros of an empty ledger. */
  ledger: z.strictObject({ entries: z.int().min(0), head: hash, lastAt: z.int().nullable() }),
  counts: z.record(z.enum(kitTables as [KitTable, ...KitTable[]]), z.int()),
});
export type KitContents = z.infer<typeof contents>;

/** `privateHalf`: PKCS#8, DER, base64. */
const kitKey = key.extend({
  bits: z.int(),
  origin: z.enum(['imported', 'generated', 'restored']),
  addedAt: z.int(),
  privateHalf: z.base64(),
});
export type KitKey = z.infer<typeof kitKey>;

/** The seed of the Ed25519 key that signs the ledger, hex. */
const signingKey = z.strictObject({ publicKey: hash, seed: hash });
export type KitSigningKey = z.infer<typeof signingKey>;

/** A piece of the file with the recordings of an open batch's plan; pieces come in order. */
const planPiece = z.strictObject({ digest: hash, offset: z.int().min(0), size: z.int().min(0), bytes: z.base64() });
export type KitPlanPiece = z.infer<typeof planPiece>;

/** An entry of the ledger as it stands; its number and hash (hex) only where they do not follow from the one before. */
const entry = z.union([z.tuple([z.string()]), z.tuple([z.string(), z.int(), z.string().regex(/^([0-9a-f]{2})*$/)])]);

type TableLine = { [Table in KitTable]: readonly [Table, KitRow<Table>] }[KitTable];
export type KitLine =
  | readonly ['contents', KitContents]
  | readonly ['key', KitKey]
  | readonly ['signing-key', KitSigningKey]
  | TableLine
  | readonly ['plan-file', KitPlanPiece]
  | readonly ['entry', ...z.infer<typeof entry>];

const kinds = { ...kitRow, contents, key: kitKey, 'signing-key': signingKey, 'plan-file': planPiece };

/** Reads one line. Fails with backup-damaged for anything that is none. */
export function parseKitLine(text: string): KitLine {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    throw damaged('malformed');
  }
  if (!Array.isArray(line)) throw damaged('malformed');
  const [kind, ...rest] = line as [unknown, ...unknown[]];
  if (kind === 'entry') {
    const parsed = entry.safeParse(rest);
    if (parsed.success) return ['entry', ...parsed.data];
  } else if (typeof kind === 'string' && Object.hasOwn(kinds, kind) && rest.length === 1) {
    const parsed = kinds[kind as keyof typeof kinds].safeParse(rest[0]);
    if (parsed.success) return [kind, parsed.data] as KitLine;
  }
  throw damaged('malformed');
}
