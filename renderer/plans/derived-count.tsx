import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DerivedCount as Counted, PlanSummary } from '../../main/contract.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './plans.module.css';

/** What hangs on the recordings of a plan, looked at when asked: Twilio lists it for one recording at a time only. */
export function DerivedCount({ plan: { plan, doable } }: { readonly plan: PlanSummary }) {
  const { t } = useTranslation('plans');
  const formats = useFormats();
  const [counted, setCounted] = useState<Counted | null>(null);
  const { busy, failure, run } = useDeed();
  const count = () => run(async () => setCounted(await call('plans.count-derived', { plan })));
  const said =
    counted === null
      ? ''
      : t(counted.found === 0 ? 'derivedNone' : 'derivedFound', {
          count: counted.found,
          number: formats.count(counted.found),
          carrying: formats.count(counted.carrying),
          looked: formats.count(counted.looked),
        });
  return (
    <div className={classes.derived}>
      <Button variant="default" size="compact-xs" loading={busy} onClick={count}>
        {t('countDerived')}
      </Button>
      <span className={classes.note} aria-live="polite">
        {counted !== null && counted.looked < doable.count ? `${said} ${t('derivedSome')}` : said}
      </span>
      {failure && <FailureNotice failure={failure} onRetry={count} />}
    </div>
  );
}
