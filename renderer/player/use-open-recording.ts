import { useCallback, useEffect, useRef, useState } from 'react';
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
 * called off if it was still on its way, and closed otherwise, at the position `heardTo` (seconds), which whoever plays
 * it keeps up to date.
 */
export function useOpenRecording(sid: string | null) {
  const [opening, setOpening] = useState<Opening>({ stage: 'idle' });
  const [attempt, setAttempt] = useState(0);
  const heardTo = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens the same recording once more
  useEffect(() => {
    if (sid === null) {
      setOpening({ stage: 'idle' });
      return;
    }
    let wanted = true;
    let asked = false;
    let answered = false;
    let token: string | null = null;
    setOpening({ stage: 'verifying' });
    const deaf = listen('playback.fetching', ({ sid: fetched, received, expected }) => {
      if (fetched !== sid || answered || !wanted) return;
      const whole = expected !== null && received >= expected;
      setOpening(whole ? { stage: 'verifying' } : { stage: 'fetching', received, expected });
    });
    const arrive = (next: Opening) => {
      answered = true;
      if (next.stage === 'open') {
        token = next.open.token;
        heardTo.current = next.open.resumeAt;
        if (!wanted) close(token, next.open.resumeAt);
      }
      if (wanted) setOpening(next);
    };
    // A hearing goes into the ledger: what is let go in the same breath (as React's strict mode does) is never asked for.
    queueMicrotask(() => {
      if (!wanted) return;
      asked = true;
      call('playback.open', { sid }).then(
        (open) => arrive({ stage: 'open', open }),
        (error) => arrive({ stage: 'failed', failure: asFailure(error) }),
      );
    });
    return () => {
      wanted = false;
      deaf();
      if (asked && !answered) call('playback.cancel', { sid }).catch(() => undefined);
      if (token !== null) close(token, heardTo.current);
    };
  }, [sid, attempt]);

  const openAgain = useCallback(() => setAttempt((before) => before + 1), []);
  const cancel = useCallback(() => {
    if (sid !== null) call('playback.cancel', { sid }).catch(() => undefined);
  }, [sid]);
  const fail = useCallback((failure: FailureAnswer) => setOpening({ stage: 'failed', failure }), []);
  return { opening, heardTo, openAgain, cancel, fail };
}

/** A failure to close is nobody's to mend: main closes everything at the end. */
function close(token: string, position: number): void {
  call('playback.close', { token, position }).catch(() => undefined);
}
