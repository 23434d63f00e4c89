import { Failure } from '../failure.ts';
import { tellDer } from './tell-der.ts';
import { tellEncryption, tellTraditionalEncryption } from './tell-encryption.ts';

/** The one private key in a file, not yet opened. */
export type FoundKey =
  | { readonly form: 'plain'; readonly type: 'pkcs1' | 'pkcs8'; readonly der: Uint8Array }
  | { readonly form: 'encrypted'; readonly der: Uint8Array }
  | { readonly form: 'traditional'; readonly pem: string };

/** `locked` is what the headers of a traditional PEM say: the cipher's name and its IV. */
type Block = {
  readonly label: string;
  readonly locked: { readonly cipher: string; readonly iv: string } | null;
  readonly der: Uint8Array;
};

/** Largest file that is looked into, in bytes: a key of 16384 bits with its text takes some 13,000. */
export const largestKeyFile = 65_536;

/**
 * Finds the private key in what the user chose: DER, PEM with whatever text around it, one long line, or bare base64.
 * Fails with key-unreadable {found}, key-too-large {bytes}, key-is-public, key-is-certificate, key-not-rsa {kind} or
 * key-encryption-unsupported {cipher, command}.
 */
export function findKey(bytes: Uint8Array): FoundKey {
  if (bytes.length === 0) throw new Failure('key-unreadable', { found: 'nothing' });
  if (bytes.length > largestKeyFile) throw new Failure('key-too-large', { bytes: bytes.length });
  if (tellDer(bytes).is !== 'unknown') return fromDer(bytes);

  const text = toText(bytes);
  const blocks = findBlocks(text);
  const privates = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'));
  if (privates.length > 1) throw new Failure('key-unreadable', { found: 'several keys' });
  const block = privates[0] ?? blocks[0];
  if (block !== undefined) return fromBlock(block);
  return fromBareText(text);
}

function toText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (second === 0 && first !== 0x30) return new TextDecoder('utf-16le').decode(bytes);
  // Not UTF-8: what surrounds the key may be in any encoding, and the key itself is ASCII.
  return new TextDecoder('latin1').decode(bytes);
}

function findBlocks(text: string): readonly Block[] {
  // Line ends may have become the two characters \n on the way through an environment variable or JSON.
  const lines = text.replace(/\r\n?|(?:\\r)?\\n/g, '\n');
  const found = lines.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g);
  return [...found].map(([, label = '', body = '']) => {
    // Their line ends may be gone altogether, so the headers are told by what they say.
    const headers = /^\s*Proc-Type:\s*4,ENCRYPTED\s*DEK-Info:\s*([A-Z0-9-]+),((?:[0-9A-F]{16}){1,2})/i.exec(body);
    const [whole = '', cipher = '', iv = ''] = headers ?? [];
    const locked = headers === null ? null : { cipher: cipher.toUpperCase(), iv: iv.toUpperCase() };
    return { label, locked, der: Buffer.from(body.slice(whole.length), 'base64') };
  });
}

function fromBlock({ label, locked, der }: Block): FoundKey {
  if (label.includes('CERTIFICATE')) {
    throw new Failure('key-is-certificate', { kind: label.includes('REQUEST') ? 'request' : 'certificate' });
  }
  if (label.includes('PUBLIC KEY')) throw new Failure('key-is-public');
  if (label === 'OPENSSH PRIVATE KEY') {
    throw new Failure('key-unreadable', { found: 'OpenSSH', command: 'ssh-keygen -p -m PEM -f key' });
  }
  if (label === 'EC PRIVATE KEY' || label === 'DSA PRIVATE KEY') {
    throw new Failure('key-not-rsa', { kind: label.slice(0, label.indexOf(' ')) });
  }
  if (locked === null) return fromDer(der);
  const unsupported = tellTraditionalEncryption(locked.cipher);
  if (unsupported !== null) throw unsupportedEncryption(unsupported);
  return { form: 'traditional', pem: traditionalPem(label, locked.cipher, locked.iv, der) };
}

/** The block spelt as every reader expects it, whatever became of its lines. */
function traditionalPem(label: string, cipher: string, iv: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  const headers = ['Proc-Type: 4,ENCRYPTED', `DEK-Info: ${cipher},${iv}`, ''];
  return [`-----BEGIN ${label}-----`, ...headers, ...lines, `-----END ${label}-----`, ''].join('\n');
}

function fromBareText(text: string): FoundKey {
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text)) throw new Failure('key-unreadable', { found: 'cut short' });
  if (/^\s*ssh-(rsa|ed25519|dss)|^\s*ecdsa-|---- BEGIN SSH2 PUBLIC/m.test(text)) throw new Failure('key-is-public');
  if (text.includes('PuTTY-User-Key-File')) throw new Failure('key-unreadable', { found: 'PuTTY' });
  const base64 = text.replace(/\s+/g, '');
  if (/^[A-Za-z0-9+/]{64,}={0,2}$/.test(base64)) {
    const der = Buffer.from(base64, 'base64');
    if (tellDer(der).is !== 'unknown') return fromDer(der);
  }
  throw new Failure('key-unreadable', { found: 'something else' });
}

function fromDer(der: Uint8Array): FoundKey {
  const told = tellDer(der);
  switch (told.is) {
    case 'pkcs1':
    case 'pkcs8':
      return { form: 'plain', type: told.is, der };
    case 'encrypted': {
      const unsupported = tellEncryption(der);
      if (unsupported !== null) throw unsupportedEncryption(unsupported);
      return { form: 'encrypted', der };
    }
    case 'public':
      throw new Failure('key-is-public');
    case 'certificate':
    case 'request':
      throw new Failure('key-is-certificate', { kind: told.is });
    case 'not-rsa':
      throw new Failure('key-not-rsa', { kind: told.kind });
    case 'pkcs12':
      throw new Failure('key-unreadable', {
        found: 'PKCS#12',
        command: 'openssl pkcs12 -in key.p12 -nocerts -out key.pem',
      });
    default:
      throw new Failure('key-unreadable', { found: 'damaged key' });
  }
}

function unsupportedEncryption(cipher: string): Failure {
  const command = 'openssl pkcs8 -topk8 -in key.pem -v2 aes-256-cbc -v2prf hmacWithSHA256 -out key2.pem';
  return new Failure('key-encryption-unsupported', { cipher, command });
}
