import { isSignedBy } from '../crypto/sign.ts';
import { canonicalJson } from './canonical-json.ts';

/** The ledger up to and with entry `number`, as its hash says it (32 bytes), at `signedAt`. */
export type Head = { readonly number: number; readonly head: Uint8Array; readonly signedAt: number };

/** A head that was signed: `publicKey` is hex, `signature` 64 bytes. */
export type Checkpoint = Head & { readonly publicKey: string; readonly signature: Uint8Array };

/** The bytes that are signed: canonical JSON in UTF-8 (docs/ledger-format.md). */
export function headToSign({ number, head, signedAt }: Head): Uint8Array {
  const hex = Buffer.from(head).toString('hex');
  return Buffer.from(canonicalJson({ format: 'koekura-ledger-head-1', head: hex, number, signedAt }), 'utf8');
}

/** Whether the checkpoint was signed by the key it names. */
export function isTrulySigned(checkpoint: Checkpoint): boolean {
  return isSignedBy(Buffer.from(checkpoint.publicKey, 'hex'), headToSign(checkpoint), checkpoint.signature);
}
