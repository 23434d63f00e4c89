import { Failure } from '../failure.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Checkpoint } from './signed-head.ts';
import type { Signer } from './signer.ts';
import type { Written } from './write-lines.ts';

/** What an export's signature file says of its own form. */
export const exportFormat = 'koekura-ledger-export-1';

/**
 * The file that lies beside an exported ledger: what was written, signed, and the signed heads on the way there
 * (docs/ledger-format.md). Where the key is not at hand the export is not signed, and says so by nulls.
 */
export async function signExport(
  written: Written,
  checkpoints: readonly Checkpoint[],
  signer: Signer,
  signedAt: number,
): Promise<string> {
  const told = { format: exportFormat, ...written, signedAt };
  const heads = checkpoints
    .filter(({ number }) => number <= written.entries)
    .map(({ head, signature, ...rest }) => ({ ...rest, head: hex(head), signature: hex(signature) }));
  const publicKey = await signer.publicKey().catch((error: unknown) => {
    if (error instanceof Failure) return null;
    throw error;
  });
  const signature =
    publicKey === null ? null : hex(await signer.sign(Buffer.from(canonicalJson({ ...told, publicKey }), 'utf8')));
  return `${JSON.stringify({ ...told, publicKey, signature, checkpoints: heads }, null, 2)}\n`;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
