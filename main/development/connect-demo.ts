import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Program } from '../compose.ts';
import { isFailure } from '../failure.ts';

/** What the simulator says of itself; only what the demo needs. */
const demo = z.object({
  accountSid: z.string(),
  apiKeySid: z.string(),
  apiKeySecret: z.string(),
  keys: z.array(z.object({ name: z.string(), path: z.string() })),
});

/**
 * Connects the demo account and takes in its keys. They count as backed up, for their files lie in the program's own
 * repository, and plain media is sealed for the first of them, so that archiving and removing can be tried at once.
 * Demo secrets live in memory, so this is done at every start; what the record still knows from the last time is mended,
 * not made again.
 */
export async function connectDemo({ accounts, keyRing }: Program, demoFile: string): Promise<void> {
  const { accountSid, apiKeySid, apiKeySecret, keys } = demo.parse(JSON.parse(readFileSync(demoFile, 'utf8')));
  for (const { name, path } of keys) {
    const { pending } = await keyRing.readPending(readFileSync(path), name);
    await keyRing.import({ pending, name, passphrase: null, sessionOnly: false }).catch(ignoreExisting);
  }
  const login = { account: accountSid, user: apiKeySid, secret: apiKeySecret, sessionOnly: false };
  const known = (await accounts.list()).some(({ sid }) => sid === accountSid);
  if (known) await accounts.changeLogin(login);
  else await accounts.connect({ ...login, region: 'us1', name: 'Demo', colour: 'teal' });
  const held = await keyRing.list();
  for (const { fingerprint, backedUpAt } of held) if (backedUpAt === null) await keyRing.confirmBackUp(fingerprint);
  const [first] = held;
  if (!known && first !== undefined) {
    await accounts.chooseSealingKey({ account: accountSid, fingerprint: first.fingerprint });
  }
}

function ignoreExisting(error: unknown): void {
  if (!isFailure(error, 'key-exists')) throw error;
}
