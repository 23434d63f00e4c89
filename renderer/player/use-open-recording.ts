import { useCallback, useEffect, useState } from 'react';
import type { FailureAnswer, OpenRecording } from '../../main/contract.ts';
import { call, listen } from '../call.ts';
import { asFailure } from '../failure/as-failure.ts';

/** How far a recording has come on its way to the ear. `received` and `expected` are bytes. */
export type Opening =
  | { readonly stage: 'idle' }
  | { readonly stage: 'fetching'; readonly received: number; readonly expected: number | null }
  | { readonly stage: 'verifying' }
  | { readonly stage: 'open'; readonly open: OpenRecording }
  | { readonly stage: 'failed'; readonly failure: FailureAnswer };

/**
 * Opens the recording `sid` and tells how far that has come. When another is asked for, or none, the one before is
 * called off if it was still on its way. Closing an open one is left to who plays it: only they know the position.
 */
export function useOpenRecording(sid: string | null) {
  const [opening, setOpening] = useState<Opening>({ stage: 'idle' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens the same recording once more
  useEffect(() => {
    if (sid === null) {
      setOpening({ stage: 'idle' });
      return;
    }
    let wanted = true;
    let answered = false;
    setOpening({ stage: 'verifying' });
    const deaf = listen('playback.fetching', ({ sid: fetched, received, expected }) => {
      if (fetched !== sid || answered || !wanted) return;
      const whole = expected !== null && received >= expected;
      setOpening(whole ? { stage: 'verifying' } : { stage: 'fetching', received, expected });
    });
    const arrive = (next: Opening) => {
      answered = true;
      if (wanted) setOpening(next);
      else if (next.stage === 'open') void closeUnheard(next.open.token);
    };
    call('playback.open', { sid }).then(
      (open) => arrive({ stage: 'open', open }),
      (error) => arrive({ stage: 'failed', failure: asFailure(error) }),
    );
    return () => {
      wanted = false;
      deaf();
      if (!answered) call('playback.cancel', { sid }).catch(() => undefined);
    };
  }, [sid, attempt]);

  const openAgain = useCallback(() => setAttempt((before) => before + 1), []);
  const cancel = useCallback(() => {
    if (sid !== null) call('playback.cancel', { sid }).catch(() => undefined);
  }, [sid]);
  const fail = useCallback((failure: FailureAnswer) => setOpening({ stage: 'failed', failure }), []);
  return { opening, openAgain, cancel, fail };
}

/** Nobody will hear it, so nobody can report a failure to close it; main closes everything at the end. */
async function closeUnheard(token: string): Promise<void> {
  await call('playback.close', { token, position: 0 }).catch(() => undefined);
}
