import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../main/contract.ts';
import { notedKeys } from '../coverage/ask-coverage.ts';
import coverage from '../coverage/coverage.module.css';
import { NoteAlarm } from '../coverage/note-alarm.tsx';
import { NotedBy } from '../coverage/noted-by.tsx';
import { Notice } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';

/** The key SIDs for which recordings were sealed that no key here opens, and what to do about it. */
export function UnopenedNotice({ unopened }: Pick<CallAnswer<'keys.list'>, 'unopened'>) {
  const { t } = useTranslation('keys');
  const { count: write } = useFormats();
  const keys = useQuery(notedKeys).data?.keys ?? [];
  if (unopened.length === 0) return null;
  const notedOf = (keySid: string) => keys.find((one) => one.keySid === keySid)?.noted ?? null;
  const isQuiet = unopened.every(({ keySid }) => notedOf(keySid) !== null);
  return (
    <Notice tone={isQuiet ? 'good' : 'warn'} role="note" title={t('unopened')}>
      {unopened.map(({ keySid, count }) => {
        const noted = notedOf(keySid);
        return (
          <div key={keySid} className={coverage.alert}>
            <span className={coverage.told}>{t('unopenedBody', { count, written: write(count), keySid })}</span>
            {noted === null ? <NoteAlarm alarm={{ keySid }} about={keySid} /> : <NotedBy noted={noted} />}
          </div>
        );
      })}
      <p>{t('unopenedWhatToDo')}</p>
    </Notice>
  );
}
