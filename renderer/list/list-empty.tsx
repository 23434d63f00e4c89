import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountList, facets, syncList } from '../app/ask-main.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { withoutAny } from './filter-kinds.ts';
import { asksNothing } from './list-filter.ts';
import classes from './list-screen.module.css';
import { useListQuestion } from './use-list-question.ts';

/** Says why the list is empty, and what to do next. */
export function ListEmpty() {
  const { t } = useTranslation(['list', 'shell']);
  const { settings, change, changeFilter } = useListQuestion();
  const sync = useQuery(syncList).data?.accounts ?? [];
  const accounts = useQuery(accountList).data?.accounts ?? [];
  const total = useQuery(facets).data?.total;
  const failed = sync.find((one) => one.state === 'failed')?.failure ?? null;
  const start = (whole: boolean) => {
    for (const { sid } of accounts) call('sync.start', { account: sid, whole }).catch(() => undefined);
  };

  if (!asksNothing(settings.filter)) {
    return (
      <Message title={t('list:empty.nothingMatches')} hint={t('list:empty.nothingMatchesHint')}>
        <Button variant="default" onClick={() => changeFilter(withoutAny)}>
          {t('list:clearFilters')}
        </Button>
      </Message>
    );
  }
  if (total !== undefined && total > 0) {
    const hint = settings.view === 'all' ? t('list:empty.noneHint') : t(`list:empty.${settings.view}`);
    return (
      <Message title={t('list:empty.viewIsEmpty')} hint={hint}>
        <Button variant="default" onClick={() => change({ view: 'all', accounts: [] })}>
          {t('shell:view.all')}
        </Button>
      </Message>
    );
  }
  if (failed !== null) {
    return (
      <div className={classes.failed}>
        <FailureNotice failure={failed} onRetry={() => start(false)} />
      </div>
    );
  }
  if (sync.some((one) => one.state === 'running')) {
    return (
      <Message title={t('list:empty.reading')} hint={t('list:empty.readingHint')}>
        <Loader size="sm" aria-hidden="true" />
      </Message>
    );
  }
  const never = sync.every((one) => one.finishedAt === null);
  return (
    <Message
      title={t(never ? 'list:empty.never' : 'list:empty.none')}
      hint={t(never ? 'list:empty.neverHint' : 'list:empty.noneHint')}
    >
      <Button onClick={() => start(false)}>{t('shell:sync.start')}</Button>
    </Message>
  );
}

type Message = { readonly title: string; readonly hint: string; readonly children: React.ReactNode };

function Message({ title, hint, children }: Message) {
  return (
    <div className={classes.empty} role="status">
      <h2>{title}</h2>
      <p>{hint}</p>
      {children}
    </div>
  );
}
