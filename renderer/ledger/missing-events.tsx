import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { Notice } from '../failure/notice.tsx';
import { useFailureWords } from '../failure/use-failure-words.ts';
import { useFormats } from '../language/use-formats.ts';
import { eventsMissing } from './ask-ledger.ts';

/** Accounts whose events at Twilio could not be fetched, why, and what to do before Twilio forgets them. */
export function MissingEvents({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation('ledger');
  const words = useFailureWords();
  const formats = useFormats();
  const missing = useQuery(eventsMissing).data?.accounts ?? [];
  return missing.map(({ account, fetchedTo, failure }) => {
    const name = accounts.find(({ sid }) => sid === account)?.name ?? account;
    const { title, details, remedy } = words(failure);
    return (
      <Notice key={account} tone="warn" role="note" title={t('eventsMissing', { name })}>
        <p>{[title, details].filter((text) => text !== '').join(' – ')}</p>
        <p>{remedy}</p>
        <p>{fetchedTo === null ? t('eventsNever') : t('eventsUntil', { time: formats.time(fetchedTo) })}</p>
      </Notice>
    );
  });
}
