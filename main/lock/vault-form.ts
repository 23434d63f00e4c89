import { createHash, timingSafeEqual } from 'node:crypto';
import { Failure } from '../failure.ts';
import { type Cost, isCostBearable, ivBytes, saltBytes, tagBytes } from '../keys/backup-form.ts';

/**
 * The form of a vault file, version 1: docs/vault-format.md. Everything before the sealed content is authenticated with
 * it; the digest at the end, which every version keeps, tells damage from a wrong passphrase without one.
 */
const vaultVersion = 1;
const magic = Buffer.from('KOEKURA VAULT\n', 'ascii');
const checkBytes = 32;
const digestBytes = 32;

/** Where things begin: magic, version, cost, salt, check, IV, sealed content with its tag, digest. */
const costAt = magic.length + 1;
const saltAt = costAt + 3;
const checkAt = saltAt + saltBytes;
const ivAt = checkAt + checkBytes;
const sealedAt = ivAt + ivBytes;

/** The bytes before the check value, which is taken over them. */
export function vaultPreamble({ logN, r, p }: Cost, salt: Uint8Array): Uint8Array {
  return Buffer.concat([magic, Uint8Array.of(vaultVersion, logN, r, p), salt]);
}

/** Everything before the sealed content. */
export function vaultHeader(preamble: Uint8Array, check: Uint8Array, iv: Uint8Array): Uint8Array {
  return Buffer.concat([preamble, check, iv]);
}

/** The whole file. */
export function finishVault(header: Uint8Array, sealed: Uint8Array): Uint8Array {
  const body = Buffer.concat([header, sealed]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

/** A vault taken apart; `sealed` ends with its tag. */
export type VaultParts = {
  readonly cost: Cost;
  readonly preamble: Uint8Array;
  readonly salt: Uint8Array;
  readonly check: Uint8Array;
  readonly iv: Uint8Array;
  readonly header: Uint8Array;
  readonly sealed: Uint8Array;
};

/** Takes a file apart. Fails with vault-damaged {reason}, or vault-newer {version} when it is whole but later. */
export function takeVaultApart(file: Uint8Array): VaultParts {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (!bytes.subarray(0, magic.length).equals(magic)) throw vaultDamaged('not a Koekura vault');
  const end = bytes.length - digestBytes;
  if (end < magic.length + 1) throw vaultDamaged('cut short');
  const digest = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (!timingSafeEqual(digest, bytes.subarray(end))) throw vaultDamaged('altered or cut short');
  const version = bytes[magic.length] ?? 0;
  if (version > vaultVersion) throw new Failure('vault-newer', { version });
  if (version !== vaultVersion || end < sealedAt + tagBytes) throw vaultDamaged('malformed');
  const [logN = 0, r = 0, p = 0] = bytes.subarray(costAt, saltAt);
  if (!isCostBearable({ logN, r, p })) throw vaultDamaged('malformed');
  return {
    cost: { logN, r, p },
    preamble: bytes.subarray(0, checkAt),
    salt: bytes.subarray(saltAt, checkAt),
    check: bytes.subarray(checkAt, ivAt),
    iv: bytes.subarray(ivAt, sealedAt),
    header: bytes.subarray(0, sealedAt),
    sealed: bytes.subarray(sealedAt, end),
  };
}

export function vaultDamaged(reason: string): Failure {
  return new Failure('vault-damaged', { reason });
}
