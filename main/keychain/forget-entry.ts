import type { Keychain } from './keychain.ts';

/** Forgets an entry in both places. One of this session can be forgotten where there is no keychain at all. */
export async function forgetEntry(keychain: Keychain, session: Keychain, name: string): Promise<void> {
  const inSession = (await session.read(name)) !== null;
  try {
    await keychain.forget(name);
  } catch (error) {
    if (!inSession) throw error;
  }
  await session.forget(name);
}
