import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountList } from '../app/ask-main.ts';
import cards from '../app/cards.module.css';
import { useSettings } from '../app/use-settings.ts';
import { useLedgerNews } from './ask-ledger.ts';
import { FetchEvents } from './fetch-events.tsx';
import classes from './ledger.module.css';
import { LedgerFilters } from './ledger-filters.tsx';
import { LedgerLines } from './ledger-lines.tsx';
import { everything, isNarrowed, type LedgerQuestion, toLedgerFilter } from './ledger-question.ts';
import { LedgerStanding } from './ledger-standing.tsx';
import { MissingEvents } from './missing-events.tsx';

/** What was done, by whom, to what: how the ledger stands, what narrows it, and its lines. */
export function LedgerScreen() {
  const { t } = useTranslation('ledger');
  const { clock } = useSettings();
  const accounts = useQuery(accountList).data?.accounts ?? [];
  const zone = clock === 'utc' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [question, ask] = useState<LedgerQuestion>(everything);
  const [page, setPage] = useState(0);
  useLedgerNews();
  const filter = useMemo(() => toLedgerFilter(question, zone), [question, zone]);

  const change = (changed: Partial<LedgerQuestion>) => {
    ask((before) => ({ ...before, ...changed }));
    setPage(0);
  };
  const clear = () => change(everything);
  return (
    <div className={classes.screen}>
      <header className={cards.head}>
        <h1>{t('title')}</h1>
        {accounts.length > 0 && <FetchEvents accounts={accounts} />}
      </header>
      <p className={classes.intro}>{t('intro')}</p>
      <MissingEvents accounts={accounts} />
      <LedgerStanding onShow={(number) => change({ ...everything, number })} />
      <LedgerFilters question={question} change={change} clear={clear} />
      <LedgerLines filter={filter} page={page} onPage={setPage} onClear={isNarrowed(question) ? clear : null} />
    </div>
  );
}
