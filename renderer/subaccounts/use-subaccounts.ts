import { useCallback, useEffect, useState } from 'react';
import type { CallAnswer, TakenIn } from '../../main/contract.ts';
import { call, listen } from '../call.ts';
import { useDeed } from '../failure/use-deed.ts';

type Listed = CallAnswer<'subaccounts.list'>;

/** Asks for the subaccounts of a parent at once, and connects those that are marked. */
export function useSubaccounts(parent: string) {
  const [listed, setListed] = useState<Listed | null>(null);
  const [outcomes, setOutcomes] = useState<readonly TakenIn[] | null>(null);
  const [marked, mark] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<{ done: number; total: number | null }>({ done: 0, total: null });
  const [doing, setDoing] = useState<'list' | 'take-in' | null>(null);
  const { busy, failure, run } = useDeed();

  useEffect(
    () =>
      listen('subaccounts.progress', (news) => {
        if (news.parent === parent) setProgress({ done: news.done, total: news.total });
      }),
    [parent],
  );

  const ask = useCallback(
    () =>
      void run(async () => {
        setDoing('list');
        setProgress({ done: 0, total: null });
        setListed(await call('subaccounts.list', { parent }));
      }),
    [parent, run],
  );
  useEffect(ask, [ask]);

  const takeIn = () =>
    void run(async () => {
      setDoing('take-in');
      setOutcomes(null);
      setProgress({ done: 0, total: marked.size });
      const answer = await call('subaccounts.take-in', { parent, sids: [...marked] });
      const accounts = new Map(answer.outcomes.map(({ sid, account }) => [sid, account]));
      setOutcomes(answer.outcomes);
      mark(new Set());
      setListed((before) =>
        before === null
          ? null
          : {
              ...before,
              subaccounts: before.subaccounts.map((one) => ({
                ...one,
                connected: accounts.get(one.sid) ?? one.connected,
              })),
            },
      );
    });

  return {
    ...{ listed, outcomes, marked, mark, progress, failure, ask, takeIn },
    doing: busy ? doing : null,
    stop: () => void call('subaccounts.cancel', {}).catch(() => undefined),
  };
}
