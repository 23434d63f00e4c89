import { createPublicKey, randomBytes } from 'node:crypto';
import { openingKeyFrom } from '../../main/crypto/seal-to-key.ts';
import { createSession } from '../../main/lock/create-session.ts';

/**
 * A process whose session holds secrets, so that its memory can be looked at from outside. It seals and opens them when it
 * is told to, and says when it has. It tells a secret only masked: what it says lies in its memory, too. Arrays of 64 bytes
 * or less would lie among V8's own objects, which are copied whenever it tidies up.
 */
const mask = 0x5a;
const secrets = [100, 1300].map((size) => randomBytes(size));
const masked = secrets.map((secret) => Buffer.from(secret.map((byte) => byte ^ mask)).toString('base64'));
const key = openingKeyFrom(randomBytes(32), 'test');
const session = createSession();
for (const [at, secret] of secrets.entries()) {
  await session.write(`rsa:${at}`, secret);
  secret.fill(0);
}

process.on('message', async (order) => {
  if (order === 'seal') session.seal(createPublicKey(key));
  if (order === 'open') session.open(key);
  const read = session.isSealed() ? null : await session.read('rsa:0');
  const first = read?.[0] ?? null;
  read?.fill(0);
  process.send?.({ did: order, sealed: session.isSealed(), first });
});
process.send?.({ did: 'start', masked, mask });
