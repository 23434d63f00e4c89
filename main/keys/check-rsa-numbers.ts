import type { KeyObject } from 'node:crypto';

/**
 * Whether the numbers of an RSA private key belong together (RFC 8017, 3.2). OpenSSL opens a key with a damaged factor
 * and still decrypts with it; BoringSSL, which Electron has, does not.
 */
export function rsaNumbersFit(key: KeyObject): boolean {
  const numbers = key.export({ format: 'jwk' });
  const number = (name: 'n' | 'e' | 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi') => {
    const hex = Buffer.from(numbers[name] ?? '', 'base64url').toString('hex');
    return BigInt(`0x${hex || '0'}`);
  };
  const [n, e, d, p, q] = [number('n'), number('e'), number('d'), number('p'), number('q')];
  if (p < 3n || q < 3n || p * q !== n) return false;
  if ((e * d) % (p - 1n) !== 1n || (e * d) % (q - 1n) !== 1n) return false;
  if (number('dp') !== d % (p - 1n) || number('dq') !== d % (q - 1n)) return false;
  return (number('qi') * q) % p === 1n;
}
