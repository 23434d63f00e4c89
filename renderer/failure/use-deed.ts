import { useCallback, useState } from 'react';
import type { FailureAnswer } from '../../main/contract.ts';
import { asFailure } from './as-failure.ts';

/**
 * Carries out one thing at a time and keeps how it failed. Not a react-query mutation: those keep what they were given,
 * and what is given here may be a secret. Calling something off is no failure.
 */
export function useDeed() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureAnswer | null>(null);
  const run = useCallback(async (deed: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await deed();
    } catch (error) {
      const failed = asFailure(error);
      if (failed.code !== 'cancelled') setFailure(failed);
    } finally {
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setFailure(null), []);
  return { busy, failure, run, clear };
}
