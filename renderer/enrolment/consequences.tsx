import { useTranslation } from 'react-i18next';
import { Notice } from '../failure/notice.tsx';
import classes from './enrolment.module.css';

const changes = ['all', 'play', 'mono', 'transcription', 'mp3', 'edition', 'price', 'test'] as const;

/** What switching encryption on changes for everybody, said before anybody is shown the switch. */
export function Consequences() {
  const { t } = useTranslation('enrolment');
  return (
    <Notice tone="warn" role="note" title={t('changes')}>
      <ul className={classes.changes}>
        {changes.map((change) => (
          <li key={change}>{t(`changesList.${change}`)}</li>
        ))}
      </ul>
      <p>{t('changesNone')}</p>
    </Notice>
  );
}
