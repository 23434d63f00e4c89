import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../../main/contract.ts';
import { Notice } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import { removes } from './plan-kinds.ts';
import classes from './plans.module.css';

/** Space, time and money, all estimated. */
export function PlanMoney({ plan }: { readonly plan: PlanSummary }) {
  const { t, i18n } = useTranslation('plans');
  const formats = useFormats();
  const { space, free } = plan;
  const lasting = plan.lasting < 60 ? t('underAMinute') : t('about', { time: formats.hours(plan.lasting) });
  const dollars = new Intl.NumberFormat(i18n.language, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
  });
  const monthly = (amount: number) => t('monthly', { amount: dollars.format(amount) });
  const facts: readonly (readonly [string, string])[] = [
    ...(space === 0 ? [] : ([[t('space'), formats.bytes(space)]] as const)),
    ...(free === null ? [] : ([[t('free'), formats.bytes(free)]] as const)),
    [t('lasting'), lasting],
    [t('storageNow'), monthly(plan.storageNow)],
    ...(removes(plan.kind) ? ([[t('storageSaved'), monthly(plan.storageSaved)]] as const) : []),
  ];
  return (
    <>
      <dl className={classes.estimates}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.note}>{t('estimated', { day: plan.pricesAsOf })}</p>
      {free !== null && space > free && <Notice tone="bad" role="note" title={t('tooLittleSpace')} />}
    </>
  );
}
