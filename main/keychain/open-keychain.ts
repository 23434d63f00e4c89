import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Failure } from '../failure.ts';
import { classifyKeychainError } from './classify-keychain-error.ts';
import type { Keychain } from './keychain.ts';
import { loadKeyring } from './load-keyring.ts';

/**
 * The OS keychain under `service`, which carries the profile. On Linux the Secret Service or nothing: the package
 * would fall back to the kernel's keyring, which a reboot empties. Bytes, never passwords: text is stored as UTF-16
 * on Windows, where an RSA key then no longer fits. Fails with keychain-locked or keychain-unavailable.
 */
export function openKeychain(service: string): Keychain {
  let last: Promise<unknown> = Promise.resolve();

  const entry = async (name: string) => {
    const { AsyncEntry } = await loadKeyring();
    return new AsyncEntry(service, name, { linux: { store: 'secret-service' } });
  };

  // One at a time: some stores do not promise that what was written is read when calls overlap.
  const inTurn = <T>(action: () => Promise<T>): Promise<T> => {
    const turn = last.then(action).catch((error: unknown) => {
      throw classifyKeychainError(error);
    });
    last = turn.catch(() => undefined);
    return turn;
  };

  const readNow = async (name: string) => {
    const numbers = await (await entry(name)).getSecret();
    if (numbers === null) return null;
    const secret = Uint8Array.from(numbers);
    numbers.fill(0);
    return secret;
  };

  const writeNow = async (name: string, secret: Uint8Array) => {
    await (await entry(name)).setSecret(secret);
    const kept = await readNow(name);
    const same = kept !== null && kept.length === secret.length && timingSafeEqual(kept, secret);
    kept?.fill(0);
    if (!same) throw new Failure('keychain-unavailable', { reason: 'What was written did not come back the same.' });
  };

  const forgetNow = async (name: string) => {
    await (await entry(name)).deleteCredential();
  };

  return {
    state: async () => {
      const probe = `probe:${randomBytes(8).toString('hex')}`;
      try {
        await inTurn(async () => {
          await writeNow(probe, randomBytes(16));
          await forgetNow(probe);
        });
        return { usable: true, reason: null };
      } catch (error) {
        return { usable: false, reason: String((error as Failure).facts.reason) };
      }
    },
    read: (name) => inTurn(() => readNow(name)),
    write: (name, secret) => inTurn(() => writeNow(name, secret)),
    forget: (name) => inTurn(() => forgetNow(name)),
  };
}
