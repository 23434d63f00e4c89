import { useTranslation } from 'react-i18next';
import type { Batch } from '../../main/contract.ts';
import { Notice } from '../failure/notice.tsx';
import { useFailureWords } from '../failure/use-failure-words.ts';

/** What a batch waits for, and that nothing need be done about it. */
export function OutageNotice({ waiting }: { readonly waiting: NonNullable<Batch['waiting']> }) {
  const { t } = useTranslation('batches');
  const { title, details } = useFailureWords()(waiting.failure);
  return (
    <Notice tone="warn" role="status" title={title}>
      {details !== '' && <p>{details}</p>}
      <p>{t('waitingWhy')}</p>
    </Notice>
  );
}
