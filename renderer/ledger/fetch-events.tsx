import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { call } from '../call.ts';
import { useDeed } from '../failure/use-deed.ts';
import { useFailureWords } from '../failure/use-failure-words.ts';
import classes from './ledger.module.css';

/** Fetches Twilio's events of every account now; they are also fetched by themselves. */
export function FetchEvents({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation('ledger');
  const words = useFailureWords();
  const { busy, failure, run } = useDeed();
  const [fetched, setFetched] = useState<number | null>(null);
  // Monitor answers for the owner of a login only; what a parent's login gets is the parent's.
  const own = accounts.filter(({ borrowed }) => !borrowed);
  const without = accounts.length - own.length;
  const fetchAll = () =>
    run(async () => {
      setFetched(null);
      let sum = 0;
      for (const { sid } of own) sum += (await call('ledger.fetch-events', { account: sid })).fetched;
      setFetched(sum);
    });
  return (
    <div className={classes.fetch}>
      <span aria-live="polite">
        {failure !== null && <span className={classes.bad}>{words(failure).title}</span>}
        {fetched !== null && <span className={classes.quiet}>{t('fetched', { count: fetched })}</span>}
        {fetched !== null && without > 0 && (
          <span className={classes.quiet}> {t('notFetched', { count: without })}</span>
        )}
      </span>
      <Button variant="default" loading={busy} onClick={() => void fetchAll()}>
        {t('fetch')}
      </Button>
    </div>
  );
}
