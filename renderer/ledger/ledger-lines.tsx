import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry, LedgerFilter } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { asFailure } from '../failure/as-failure.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { ledgerPage } from './ask-ledger.ts';
import classes from './ledger.module.css';
import { LedgerLine } from './ledger-line.tsx';
import { LedgerPager } from './ledger-pager.tsx';
import { linesAPage } from './ledger-question.ts';

type Lines = {
  readonly filter: LedgerFilter;
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly onClear: (() => void) | null;
};

const keyOf = (entry: LedgerEntry) => `${entry.source}-${entry.number}`;

/** A page of the timeline, newest first. */
export function LedgerLines({ filter, page, onPage, onClear }: Lines) {
  const { t } = useTranslation('ledger');
  const asked = useQuery(ledgerPage(filter, page * linesAPage));
  const [opened, open] = useState<string | null>(null);
  const top = useRef<HTMLDivElement>(null);

  if (asked.isError) return <FailureNotice failure={asFailure(asked.error)} onRetry={() => void asked.refetch()} />;
  if (asked.data === undefined) return <div className={classes.waiting} aria-busy="true" />;
  const { entries, matching } = asked.data;
  if (matching === 0) {
    return (
      <div className={cards.empty}>
        <p>
          <strong>{t('none')}</strong>
        </p>
        <p>{t('noneWhatToDo')}</p>
        {onClear !== null && (
          <Button variant="default" onClick={onClear}>
            {t('clear')}
          </Button>
        )}
      </div>
    );
  }
  const show = (next: number) => {
    onPage(next);
    open(null);
    top.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <div ref={top} className={classes.lines} aria-busy={asked.isPlaceholderData}>
      <div className={classes.heads} aria-hidden="true">
        <span>{t('time')}</span>
        <span>{t('whats')}</span>
        <span>{t('about')}</span>
        <span>{t('who')}</span>
        <span className={classes.outcome}>{t('outcome')}</span>
      </div>
      <ol className={classes.list}>
        {entries.map((entry) => {
          const key = keyOf(entry);
          const toggle = () => open(opened === key ? null : key);
          return <LedgerLine key={key} of={entry} opened={opened === key} onToggle={toggle} />;
        })}
      </ol>
      <LedgerPager page={page} matching={matching} onPage={show} />
    </div>
  );
}
