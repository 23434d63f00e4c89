import { Failure } from '../failure.ts';

/**
 * What the keyring package threw, as a Failure. All its errors carry one code, so only the message can tell: what
 * speaks of locking, prompts or refusal can be mended by unlocking; everything else counts as no keychain at all.
 */
export function classifyKeychainError(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const reason = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, 200) ?? '';
  const locked =
    /\b(un)?lock(ed)?\b|\bprompt\b|dismissed|access (was )?denied|user (interaction|canceled)|authorization/i.test(
      reason,
    );
  return new Failure(locked ? 'keychain-locked' : 'keychain-unavailable', { reason }, { cause: error });
}
