import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Archive } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { Tag } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import type { ArchiveCardTask } from './archive-card.tsx';
import { ArchivePlace } from './archive-place.tsx';
import classes from './archives.module.css';

type ArchiveFacts = {
  readonly archive: Archive;
  /** Whether something is under way there now. */
  readonly working: boolean;
  readonly onTask: (task: ArchiveCardTask) => void;
};

/** What is known of one archive. */
export function ArchiveFacts({ archive, working, onTask }: ArchiveFacts) {
  const { t } = useTranslation('archives');
  const { count, hours, bytes, day } = useFormats();
  const { verified, unverified, damaged, missing, checkedAt, checkBegan, preflight, preflightAt } = archive;
  const written = (number: number) => ({ count: number, written: count(number) });
  const bad = preflight.filter(({ verdict }) => verdict === 'bad').length;
  const warnings = preflight.filter(({ verdict }) => verdict === 'warn').length;
  const show = (task: ArchiveCardTask) => (
    <Button size="compact-xs" variant="default" onClick={() => onTask(task)}>
      {t('showFaults')}
    </Button>
  );
  return (
    <dl className={cards.facts}>
      <dt>{t('place')}</dt>
      <dd>
        <ArchivePlace place={archive.place} />
        {archive.reachable === false && (
          <div className={classes.line}>
            <Tag tone="bad">{t('unreachable')}</Tag>
            <span className={classes.quiet}>
              {t(archive.place.kind === 's3' ? 'unreachableBucket' : 'unreachableWhatToDo')}
            </span>
          </div>
        )}
      </dd>
      <dt>{t('copies')}</dt>
      <dd className={`figures ${classes.line}`}>
        {verified.count + unverified === 0 ? (
          <span className={classes.quiet}>{t('noCopies')}</span>
        ) : (
          <span>
            {[t('verified', written(verified.count)), hours(verified.seconds), bytes(archive.bytes)].join(' · ')}
          </span>
        )}
        {unverified > 0 && <Tag tone="warn">{t('unverified', written(unverified))}</Tag>}
        {damaged > 0 && <Tag tone="bad">{t('damaged', written(damaged))}</Tag>}
        {missing > 0 && <Tag tone="bad">{t('missing', written(missing))}</Tag>}
        {damaged + missing > 0 && show('faults')}
      </dd>
      <dt>{t('check')}</dt>
      <dd>
        {checkedAt === null ? (
          <span className={classes.quiet}>{t('neverChecked')}</span>
        ) : (
          t('checkedOn', { day: day(checkedAt) })
        )}
        {checkBegan !== null && !working && (
          <div className={classes.quiet}>{t('checkStopped', { day: day(checkBegan) })}</div>
        )}
      </dd>
      <dt>{t('preflight')}</dt>
      <dd className={classes.line}>
        {preflightAt === null ? (
          <span className={classes.quiet}>{t('preflightNever')}</span>
        ) : (
          <>
            {bad > 0 && <Tag tone="bad">{t('preflightBad', written(bad))}</Tag>}
            {warnings > 0 && <Tag tone="warn">{t('preflightWarn', written(warnings))}</Tag>}
            {bad + warnings === 0 && <span>{t('preflightGood')}</span>}
            <span className={classes.quiet}>{t('preflightOn', { day: day(preflightAt) })}</span>
          </>
        )}
        {show('preflight')}
      </dd>
    </dl>
  );
}
