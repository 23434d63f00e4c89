import { createHash } from 'node:crypto';

/**
 * The name that the keychain's entries of this profile stand under. Entries of different profiles, those of development
 * and those made for a server of the user's own never meet: a real login would go to that server.
 */
export function keychainService(parts: {
  readonly profile: string;
  readonly packaged: boolean;
  readonly twilioOrigin: URL | null;
}): string {
  const { profile, packaged, twilioOrigin } = parts;
  const whose = twilioOrigin === null ? profile : JSON.stringify([profile, twilioOrigin.origin]);
  const own = createHash('sha256').update(whose).digest('hex').slice(0, 8);
  return packaged ? `Koekura ${own}` : `Koekura development ${own}`;
}
