import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecoveryShown } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { Tag } from '../failure/notice.tsx';
import { useFailureWords } from '../failure/use-failure-words.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './recovery.module.css';

const tones = { never: 'warn', failed: 'bad', overdue: 'bad', done: 'good' } as const;

/** How drills stand, and what the last one found, recording by recording. */
export function DrillCard({ of: standing, onDrill }: { readonly of: RecoveryShown; readonly onDrill: () => void }) {
  const { t } = useTranslation('recovery');
  const formats = useFormats();
  const speak = useFailureWords();
  const { lastDrill: last, drill, drillDueAt, archived } = standing;
  const good = last?.tries.filter(({ failure }) => failure === null).length ?? 0;
  const count = last?.tries.length ?? 0;
  return (
    <article className={cards.card} aria-label={t('drill')}>
      <header className={cards.cardHead}>
        <h2 className={cards.cardName}>{t('drill')}</h2>
        <Tag tone={tones[drill]}>{t(`drillState.${drill}`)}</Tag>
        {archived && (
          <Button ml="auto" variant="subtle" color="gray" fw={500} onClick={onDrill}>
            {t('startDrill')}
          </Button>
        )}
      </header>
      <Text c="dimmed">{archived ? t('drillWhy') : t('drillNothing')}</Text>
      {last !== null && (
        <dl className={cards.facts} style={{ marginTop: 8 }}>
          <dt>{t('drillLast')}</dt>
          <dd className="figures">
            {formats.time(last.at)} ·{' '}
            {last.passed
              ? t('drillPassed', { count, number: formats.count(count) })
              : t('drillFailed', { good: formats.count(good), number: formats.count(count) })}
            <ul className={classes.list}>
              {last.tries.map((one) => (
                <li key={`${one.sid} ${one.archive}`}>
                  <span className={cards.mono}>{one.sid}</span> ·{' '}
                  {t('drillTry', { archive: one.archive, length: formats.length(one.seconds) })}{' '}
                  <Tag tone={one.failure === null ? 'good' : 'bad'}>
                    {one.failure === null ? t('drillState.done') : speak(one.failure).title}
                  </Tag>
                </li>
              ))}
            </ul>
          </dd>
          {drillDueAt !== null && (
            <>
              <dt>{t('drillDue')}</dt>
              <dd className="figures">{formats.day(drillDueAt)}</dd>
            </>
          )}
        </dl>
      )}
    </article>
  );
}
