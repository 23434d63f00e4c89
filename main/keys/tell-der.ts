import { type DerElement, derTag, objectIdentifier, readDerAll, readDerSequence, smallInteger } from './read-der.ts';

/** What a DER structure is, told by its shape and its algorithm's identifier alone. `kind` names what is not RSA. */
export type DerKind =
  | { readonly is: 'pkcs1' | 'pkcs8' | 'encrypted' | 'public' | 'certificate' | 'request' | 'pkcs12' | 'unknown' }
  | { readonly is: 'not-rsa'; readonly kind: string };

const rsa = '1.2.840.113549.1.1.1';

const kinds: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.7': 'RSA-OAEP',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.10045.2.1': 'EC',
  '1.2.840.10040.4.1': 'DSA',
  '1.2.840.113549.1.3.1': 'DH',
  '1.3.101.110': 'X25519',
  '1.3.101.111': 'X448',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};

/** Tells PKCS#1 (RFC 8017 A.1.2), PKCS#8 (RFC 5958), SEC1, public keys, certificates, requests and PKCS#12 apart. */
export function tellDer(der: Uint8Array): DerKind {
  const members = readDerSequence(der);
  if (members === null) return { is: 'unknown' };
  const [first, second, third] = members;
  const shape = members.map(({ tag }) => tag);
  const { integer, sequence, octetString, bitString } = derTag;

  if (shape[0] === integer) {
    const version = first === undefined ? null : smallInteger(first);
    if (shape[1] === sequence && shape[2] === octetString) return ofAlgorithm(second, { is: 'pkcs8' });
    if (shape[1] === sequence && version === 3) return { is: 'pkcs12' };
    if (shape[1] === octetString && version === 1) return { is: 'not-rsa', kind: 'EC' };
    const integers = shape.filter((tag) => tag === integer).length;
    if (shape.length === 2 && integers === 2) return { is: 'public' };
    if (shape.length === 6 && integers === 6 && version === 0) return { is: 'not-rsa', kind: 'DSA' };
    return integers >= 9 ? { is: 'pkcs1' } : { is: 'unknown' };
  }
  if (shape[0] !== sequence) return { is: 'unknown' };
  if (shape.length === 2 && shape[1] === octetString) return { is: 'encrypted' };
  if (shape.length === 2 && shape[1] === bitString) return { is: 'public' };
  if (shape.length === 3 && shape[1] === sequence && third?.tag === bitString) return certificateOrRequest(der);
  return { is: 'unknown' };
}

function ofAlgorithm(algorithm: DerElement | undefined, otherwise: DerKind): DerKind {
  const identifier = algorithm === undefined ? null : objectIdentifier(readDerAll(algorithm.content)?.[0]);
  if (identifier === null) return { is: 'unknown' };
  return identifier === rsa ? otherwise : { is: 'not-rsa', kind: kinds[identifier] ?? identifier };
}

/** A request begins with its version, a certificate with its version in brackets or (version 1) a serial number before two sequences. */
function certificateOrRequest(der: Uint8Array): DerKind {
  const body = readDerSequence(der)?.[0];
  const tags = body === undefined ? [] : (readDerAll(body.content) ?? []).map(({ tag }) => tag);
  return { is: tags.length === 4 && tags[3] === 0xa0 ? 'request' : 'certificate' };
}
