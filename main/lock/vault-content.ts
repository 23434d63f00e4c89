import { vaultDamaged } from './vault-form.ts';

/**
 * What a vault holds: secrets by name, and the names of entries in the system's keychain that are only left over from a
 * move and are to be forgotten there. Bytes throughout, so that everything can be wiped.
 */
export type VaultContent = {
  readonly secrets: ReadonlyMap<string, Uint8Array>;
  readonly leftOver: readonly string[];
};

/** Kinds of records: one byte, then the name's length (2 bytes) and the secret's (4), then both. */
const secretKind = 1;
const leftOverKind = 2;
const headBytes = 7;

/** The content as bytes, the caller's to wipe. */
export function encodeVault({ secrets, leftOver }: VaultContent): Buffer {
  const none = new Uint8Array();
  return Buffer.concat([
    ...[...secrets].flatMap(([name, secret]) => record(secretKind, name, secret)),
    ...leftOver.flatMap((name) => record(leftOverKind, name, none)),
  ]);
}

function record(kind: number, name: string, secret: Uint8Array): Uint8Array[] {
  const named = Buffer.from(name, 'utf8');
  const head = Buffer.alloc(headBytes);
  head.writeUInt8(kind, 0);
  head.writeUInt16BE(named.length, 1);
  head.writeUInt32BE(secret.length, 3);
  return [head, named, secret];
}

/** Fails with vault-damaged for what is no such content. The secrets are copies, the caller's to wipe. */
export function decodeVault(bytes: Buffer): VaultContent {
  const secrets = new Map<string, Uint8Array>();
  const leftOver: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + headBytes > bytes.length) throw vaultDamaged('malformed');
    const kind = bytes.readUInt8(at);
    const nameAt = at + headBytes;
    const secretAt = nameAt + bytes.readUInt16BE(at + 1);
    const end = secretAt + bytes.readUInt32BE(at + 3);
    if (end > bytes.length) throw vaultDamaged('malformed');
    const name = bytes.toString('utf8', nameAt, secretAt);
    if (kind === secretKind) secrets.set(name, Uint8Array.from(bytes.subarray(secretAt, end)));
    else if (kind === leftOverKind) leftOver.push(name);
    else throw vaultDamaged('malformed');
    at = end;
  }
  return { secrets, leftOver };
}
