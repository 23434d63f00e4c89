import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The demo's key pairs are the same for everybody who has this repository: they protect nothing. */

const read = (file: string) => readFileSync(new URL(`../keys/${file}`, import.meta.url), 'utf8');
const publicHalf = (pem: string) =>
  createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'pem' }).toString();

export type DemoKey = {
  readonly name: 'current' | 'earlier' | 'lost';
  readonly friendlyName: string;
  readonly publicKeyPem: string;
  /** Null for the key somebody lost: the simulator does not have it either. */
  readonly privateKeyPem: string | null;
};

/** Oldest first. 'earlier' is PKCS#1 and 'current' PKCS#8, as OpenSSL writes them. */
export function readDemoKeys(): DemoKey[] {
  const current = read('current.pem');
  const earlier = read('earlier.pem');
  return [
    { name: 'lost', friendlyName: 'vre-trial', publicKeyPem: read('lost.public.pem'), privateKeyPem: null },
    { name: 'earlier', friendlyName: 'vre-2025', publicKeyPem: publicHalf(earlier), privateKeyPem: earlier },
    { name: 'current', friendlyName: 'vre-2026', publicKeyPem: publicHalf(current), privateKeyPem: current },
  ];
}
