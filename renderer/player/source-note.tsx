import { useTranslation } from 'react-i18next';
import type { OpenRecording } from '../../main/contract.ts';
import { Tag } from '../failure/notice.tsx';
import { useFailureWords } from '../failure/use-failure-words.ts';
import classes from './player.module.css';

/** Where the sound comes from when it is an archive, and which copies were found spoilt on the way. */
export function SourceNote({ open }: { readonly open: OpenRecording }) {
  const { t } = useTranslation('player');
  const words = useFailureWords();
  if (open.archive === null && open.spoilt.length === 0) return null;
  return (
    <div className={classes.source}>
      {open.archive !== null && <span>{t('fromArchive', { archive: open.archive })}</span>}
      {open.spoilt.map(({ archive, failure }) => (
        <span key={archive} role="status" title={`${words(failure).title}. ${words(failure).remedy}`}>
          <Tag tone="bad">{t('spoiltIn', { archive })}</Tag>
        </span>
      ))}
    </div>
  );
}
