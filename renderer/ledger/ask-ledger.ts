import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LedgerFilter } from '../../main/contract.ts';
import { answers } from '../app/ask-main.ts';
import { call, listen } from '../call.ts';
import { linesAPage } from './ledger-question.ts';

export const ledgerPage = (filter: LedgerFilter, offset: number) =>
  queryOptions({
    queryKey: ['ledger.page', filter, offset],
    queryFn: () => call('ledger.page', { filter, offset, limit: linesAPage }),
    // Until another question is answered the lines of the last one stay: an empty table in between would only flicker.
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
export const ledgerKinds = queryOptions({ queryKey: ['ledger.kinds'], queryFn: () => call('ledger.kinds', {}) });
export const eventsMissing = queryOptions({
  queryKey: ['ledger.events-missing'],
  queryFn: () => call('ledger.events-missing', {}),
});
export const ledgerStanding = queryOptions({
  queryKey: ['ledger.standing'],
  queryFn: () => call('ledger.standing', {}),
});

/** Keeps what is shown of the ledger true while its screen is there. */
export function useLedgerNews(): void {
  useEffect(
    () =>
      listen('ledger.changed', () => {
        void answers.invalidateQueries({ queryKey: ['ledger.page'] });
        void answers.invalidateQueries({ queryKey: ['ledger.kinds'] });
        void answers.invalidateQueries({ queryKey: eventsMissing.queryKey });
      }),
    [],
  );
}

/** Keeps true how the ledger stands: main tells what each check found. */
export function useStandingNews(): void {
  useEffect(
    () => listen('ledger.checked', (verdict) => answers.setQueryData(ledgerStanding.queryKey, { verdict })),
    [],
  );
}
