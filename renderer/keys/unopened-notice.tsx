import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../main/contract.ts';
import { Notice } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';

/** The key SIDs for which recordings were sealed that no key here opens, and what to do about it. */
export function UnopenedNotice({ unopened }: Pick<CallAnswer<'keys.list'>, 'unopened'>) {
  const { t } = useTranslation('keys');
  const { count: write } = useFormats();
  if (unopened.length === 0) return null;
  return (
    <Notice tone="warn" role="note" title={t('unopened')}>
      {unopened.map(({ keySid, count }) => (
        <p key={keySid}>{t('unopenedBody', { count, written: write(count), keySid })}</p>
      ))}
      <p>{t('unopenedWhatToDo')}</p>
    </Notice>
  );
}
