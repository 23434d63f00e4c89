import { type DerElement, derTag, objectIdentifier, readDerAll, readDerSequence, smallInteger } from './read-der.ts';

/**
 * Electron's BoringSSL opens fewer encrypted keys than OpenSSL does, and its error texts cannot be relied on, so the
 * scheme is read first: PBES2 (RFC 8018) with PBKDF2 over HMAC-SHA-1 or HMAC-SHA-256 and AES-CBC or 3DES, the old
 * PBE-SHA1-3DES, and in traditional PEM AES-CBC or 3DES.
 */
const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2 = '1.2.840.113549.1.5.12';
const pbeSha1TripleDes = '1.2.840.113549.1.12.1.3';
const pseudorandom = new Set(['1.2.840.113549.2.7', '1.2.840.113549.2.9']);
const ciphers = new Set([
  '2.16.840.1.101.3.4.1.2',
  '2.16.840.1.101.3.4.1.22',
  '2.16.840.1.101.3.4.1.42',
  '1.2.840.113549.3.7',
]);
const traditionalCiphers = new Set(['AES-128-CBC', 'AES-192-CBC', 'AES-256-CBC', 'DES-EDE3-CBC']);

/** Names for what people meet; anything else is shown by its identifier. */
const names: Readonly<Record<string, string>> = {
  '1.3.6.1.4.1.11591.4.11': 'scrypt',
  '1.2.840.113549.2.8': 'HMAC-SHA-224',
  '1.2.840.113549.2.10': 'HMAC-SHA-384',
  '1.2.840.113549.2.11': 'HMAC-SHA-512',
  '1.2.840.113549.3.2': 'RC2',
  '1.3.14.3.2.7': 'DES',
  '1.2.840.113549.1.5.3': 'PBE-MD5-DES',
  '1.2.840.113549.1.5.10': 'PBE-SHA1-DES',
  '1.2.840.113549.1.5.11': 'PBE-SHA1-RC2-64',
  '1.2.840.113549.1.12.1.1': 'PBE-SHA1-RC4-128',
  '1.2.840.113549.1.12.1.4': 'PBE-SHA1-2DES',
  '1.2.840.113549.1.12.1.5': 'PBE-SHA1-RC2-128',
  '1.2.840.113549.1.12.1.6': 'PBE-SHA1-RC2-40',
};

/** Two to three seconds of work on a slow machine; a file can ask for any number. */
const mostIterations = 10_000_000;

/** How an EncryptedPrivateKeyInfo is encrypted: null when it can be opened here, else the name of what cannot. */
export function tellEncryption(der: Uint8Array): string | null {
  const algorithm = members(readDerSequence(der)?.[0]);
  const scheme = objectIdentifier(algorithm[0]);
  if (scheme === pbeSha1TripleDes) return tooMany(members(algorithm[1])[1]);
  if (scheme !== pbes2) return named(scheme);

  const [derivation, encryption] = members(algorithm[1]).map((element) => members(element));
  const derivationName = objectIdentifier(derivation?.[0]);
  if (derivationName !== pbkdf2) return named(derivationName);
  const cipher = objectIdentifier(encryption?.[0]);
  if (cipher === null || !ciphers.has(cipher)) return named(cipher);
  return tellDerivation(members(derivation?.[1]));
}

/** The same for the cipher's name in the DEK-Info line of a traditional PEM (RFC 1421). */
export function tellTraditionalEncryption(cipher: string): string | null {
  return traditionalCiphers.has(cipher) ? null : cipher;
}

/** PBKDF2-params: salt, iterations, key length (optional), PRF (HMAC-SHA-1 when absent). */
function tellDerivation(parameters: readonly DerElement[]): string | null {
  const prf = parameters.slice(2).find(({ tag }) => tag === derTag.sequence);
  if (prf !== undefined) {
    const identifier = objectIdentifier(members(prf)[0]);
    if (identifier === null || !pseudorandom.has(identifier)) return `PBKDF2 ${named(identifier)}`;
  }
  return tooMany(parameters[1]);
}

function tooMany(iterations: DerElement | undefined): string | null {
  const count = smallInteger(iterations);
  return count !== null && count <= mostIterations ? null : `PBKDF2 × ${count ?? '?'}`;
}

function named(identifier: string | null): string {
  return identifier === null ? '?' : (names[identifier] ?? identifier);
}

function members(element: DerElement | undefined): readonly DerElement[] {
  return element === undefined ? [] : (readDerAll(element.content) ?? []);
}
