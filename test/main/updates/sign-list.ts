import { createHash } from 'node:crypto';
import { makeSigningSeed, openSigningKey } from '../../../main/crypto/sign.ts';
import { type UpdateList, writeUpdateList } from '../../../main/updates/update-list.ts';

/** A releaser of one's own: a key, and lists signed with it. */

const key = openSigningKey(makeSigningSeed());
export const publicKey = Buffer.from(key.publicKey).toString('hex');
export const { sign } = key;

export const packageBytes = Buffer.from('a package of three hundred bytes or so '.repeat(9));

export const goodList: UpdateList = {
  channel: 'stable',
  version: '0.2.0',
  madeAt: 1_790_000_000,
  expiresAt: 1_799_000_000,
  notes: { en: 'Mended.', ja: '直しました。' },
  files: [
    {
      system: 'linux',
      processor: 'x64',
      kind: 'deb',
      name: 'koekura-0.2.0-linux-amd64.deb',
      size: packageBytes.length,
      sha256: createHash('sha256').update(packageBytes).digest('hex'),
    },
    {
      system: 'darwin',
      processor: 'arm64',
      kind: 'zip',
      name: 'koekura-0.2.0-mac-arm64.zip',
      size: 1,
      sha256: '00'.repeat(32),
    },
  ],
};

export const signedList = (change: Partial<UpdateList> = {}): Buffer =>
  Buffer.from(writeUpdateList({ ...goodList, ...change }, sign));

/** Signs whatever text is said to be a list of this form. */
export function signText(first: string, body: string): Buffer {
  const signature = Buffer.from(sign(Buffer.from(`${first}\n${body}`))).toString('base64');
  return Buffer.from(`${first}\n${signature}\n${body}`);
}
