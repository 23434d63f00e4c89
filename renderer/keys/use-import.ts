import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallAnswer } from '../../main/contract.ts';
import { call } from '../call.ts';
import { asFailure } from '../failure/as-failure.ts';
import { useDeed } from '../failure/use-deed.ts';
import { useTakeDropped } from './dropped-key.ts';

export type PendingKey = CallAnswer<'keys.read'>;

/**
 * Has main read a key from a file, the clipboard or a dropped file, and holds what it found until it is imported or let
 * go. Only a description comes here: the key stays in main.
 */
export function useImport() {
  const [pending, setPending] = useState<PendingKey | null>(null);
  const { busy, failure, run, clear } = useDeed();
  const held = useRef<PendingKey | null>(null);
  held.current = pending;

  const read = useCallback(
    (from: 'file' | 'clipboard' | 'dropped') =>
      run(async () => {
        try {
          setPending(await call('keys.read', { from }));
        } catch (error) {
          // The file dialog was closed without a choice.
          if (from === 'file' && asFailure(error).code === 'nothing-chosen') return;
          throw error;
        }
      }),
    [run],
  );
  const letGo = useCallback(() => {
    if (held.current) call('keys.discard', { pending: held.current.pending }).catch(() => undefined);
    setPending(null);
  }, []);
  const imported = useCallback(() => setPending(null), []);

  useTakeDropped(useCallback(() => void read('dropped'), [read]));
  useEffect(() => () => letGo(), [letGo]);
  return { pending, busy, failure, read, letGo, imported, clear };
}
