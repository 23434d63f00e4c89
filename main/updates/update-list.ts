import { z } from 'zod';
import { isSignedBy } from '../crypto/sign.ts';
import { Failure } from '../failure.ts';
import { versionForm } from './compare-versions.ts';

/**
 * The signed list of a channel, docs/release.md: a line `koekura-update 1`, a line with the signature in base64, then JSON.
 * The signature (Ed25519) is over the first line and the JSON, so that every part of what is told is signed. Every form
 * keeps these two lines.
 */

const form = 1;
/** Bytes. One with a few packages has some thousand. */
export const largestList = 256 * 1024;

const file = z.object({
  system: z.enum(['linux', 'win32', 'darwin']),
  processor: z.enum(['x64', 'arm64']),
  kind: z.enum(['deb', 'rpm', 'AppImage', 'exe', 'msi', 'dmg', 'zip']),
  /** It becomes part of an address and of a path: one part, without a dot in front. */
  name: z.string().regex(/^koekura-[0-9A-Za-z][0-9A-Za-z._-]{0,98}[0-9A-Za-z]$/),
  size: z
    .int()
    .min(1)
    .max(2 ** 31),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type UpdateFile = z.infer<typeof file>;

const list = z.object({
  channel: z.enum(['stable', 'beta']),
  version: z.string().max(64).regex(versionForm),
  /** UTC seconds. Of two lists the later one counts; none counts after `expiresAt`. */
  madeAt: z.int(),
  expiresAt: z.int(),
  notes: z.object({ en: z.string().max(2000), ja: z.string().max(2000) }),
  files: z.array(file).max(40),
});
export type UpdateList = z.infer<typeof list>;

const refused = (reason: string): Failure => new Failure('update-list-refused', { reason });

/** What `publicKey` (64 hex digits) has signed. Fails with update-list-refused {reason}, update-list-newer {version}. */
export function readUpdateList(bytes: Uint8Array, publicKey: string): UpdateList {
  if (bytes.length > largestList) throw refused('list-too-large');
  const told = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const firstEnd = told.indexOf(0x0a);
  const secondEnd = told.indexOf(0x0a, firstEnd + 1);
  const version = /^koekura-update ([1-9]\d{0,3})$/.exec(
    told.subarray(0, Math.max(0, firstEnd)).toString('latin1'),
  )?.[1];
  if (version === undefined || secondEnd < 0) throw refused('no-list');
  const words = told.subarray(firstEnd + 1, secondEnd).toString('latin1');
  if (!/^[A-Za-z0-9+/]{86}==$/.test(words)) throw refused('no-list');
  const signed = Buffer.concat([told.subarray(0, firstEnd + 1), told.subarray(secondEnd + 1)]);
  if (!isSignedBy(Buffer.from(publicKey, 'hex'), signed, Buffer.from(words, 'base64'))) throw refused('list-signature');
  if (Number(version) > form) throw new Failure('update-list-newer', { version: Number(version) });
  return parseBody(told.subarray(secondEnd + 1));
}

function parseBody(bytes: Uint8Array): UpdateList {
  try {
    return list.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw refused('list-malformed');
  }
}

/** The list as it is published. `sign` makes the 64 bytes of an Ed25519 signature. */
export function writeUpdateList(told: UpdateList, sign: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const first = `koekura-update ${form}\n`;
  const body = `${JSON.stringify(list.parse(told), null, 1)}\n`;
  const signature = Buffer.from(sign(Buffer.from(first + body))).toString('base64');
  return Buffer.from(`${first}${signature}\n${body}`);
}
